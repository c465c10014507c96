import 'server-only'
import type { Member as Row } from '@/generated/prisma/client'
import { db, type Tx } from '@/lib/platform/db/client'
import { ROLES, type Role } from '@/lib/platform/kernel/endpoint'
import { AppError } from '@/lib/platform/kernel/errors'
import type { Page } from '@/lib/platform/kernel/page'
import type { Tier } from '../members/contract'
import { nicknameKeyOf } from '../members/rules'
import { pageFrom, readCursor } from '../paging/reads'
import type { Session } from '../sessions/contract'
import { listSessions } from '../sessions/reads'
import type { MemberRecord, MemberStatus } from './contract'

const toRecord = (row: Row): MemberRecord => ({
  id: row.id,
  nickname: row.nickname,
  email: row.email,
  tier: row.tier as Tier,
  status: row.status as MemberStatus,
  roles: row.roles as Role[],
  createdAt: row.createdAt.toISOString(),
  lastLoginAt: row.lastLoginAt?.toISOString() ?? null,
  version: row.version,
})

type ListMembers = { q?: string; cursor?: string; limit: number }

/**
 * Members, newest first, whose nickname, e-mail or id begins with `q`. Throws INVALID_INPUT for a cursor that isn't
 * ours.
 */
export async function listMembers({ q, cursor, limit }: ListMembers): Promise<Page<MemberRecord>> {
  const before = readCursor(cursor, 'usr')
  const ids = await findIds(q ?? '', before, limit + 1)
  const rows = await db.member.findMany({ where: { id: { in: ids } }, orderBy: { id: 'desc' } })
  return pageFrom(rows, limit, toRecord)
}

// The pattern is escaped here because Prisma's startsWith lets % and _ through.
async function findIds(q: string, before: string | null, count: number): Promise<string[]> {
  const startsWith = (text: string) => `${text.replace(/[\\%_]/g, '\\$&')}%`
  const nickname = startsWith(nicknameKeyOf(q))
  const email = startsWith(q.toLowerCase())
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from identity.member
    where (${before}::text is null or id < ${before})
      and (nickname_key like ${nickname} or email like ${email} or id like ${startsWith(q)})
    order by id desc limit ${count}`
  return rows.map((row) => row.id)
}

/** One member for operators. Throws NOT_FOUND. */
export async function getMemberRecord(id: string, tx: Pick<Tx, 'member'> = db): Promise<MemberRecord> {
  const row = await tx.member.findUnique({ where: { id } })
  if (!row) throw new AppError('NOT_FOUND', { detail: 'There is no such member.' })
  return toRecord(row)
}

/** Everybody who may work in the console now, by whichever role. */
export async function listOperatorIds(tx: Pick<Tx, 'member'> = db): Promise<string[]> {
  const roles = ROLES.filter((role) => role !== 'USER')
  const where = { status: 'ACTIVE', roles: { hasSome: roles } }
  const rows = await tx.member.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })
  return rows.map(({ id }) => id)
}

type ListMemberSessions = { memberId: string; cursor?: string; limit: number }

/** Where a member is signed in. Throws NOT_FOUND. */
export async function listMemberSessions({ memberId, cursor, limit }: ListMemberSessions): Promise<Page<Session>> {
  await getMemberRecord(memberId)
  return listSessions({ memberId, currentId: null, cursor, limit })
}
