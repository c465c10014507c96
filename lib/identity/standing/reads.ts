import 'server-only'
import { db } from '@/lib/platform/db/client'

/** Members who take no part in what is public among members: suspended ones and operators. They are few. */
export async function listAbsent(): Promise<string[]> {
  // Literals, so that the partial index `member_absent` is used.
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from identity.member where status <> 'ACTIVE' or roles <> array['USER']`
  return rows.map(({ id }) => id)
}

/** Nicknames of these members by their ids. */
export async function findNicknames(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.member.findMany({ where: { id: { in: [...ids] } }, select: { id: true, nickname: true } })
  return new Map(rows.map(({ id, nickname }) => [id, nickname]))
}
