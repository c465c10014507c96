import 'server-only'
import type { InviteCode as Row } from '@/generated/prisma/client'
import { db, type Tx } from '@/lib/platform/db/client'
import type { Page } from '@/lib/platform/kernel/page'
import { pageFrom, readCursor } from '../paging/reads'
import type { InviteCheck, InviteCode } from './contract'
import { decideInvite } from './rules'

export const toInviteCode = (row: Row): InviteCode => ({
  id: row.id,
  code: row.code,
  infinite: row.infinite,
  status: row.status as InviteCode['status'],
  note: row.note,
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  usedBy: row.usedBy,
  usedAt: row.usedAt?.toISOString() ?? null,
})

/** Whether the code (upper case) would let somebody sign up now. */
export const checkInvite = async (code: string, tx: Pick<Tx, 'inviteCode'> = db): Promise<InviteCheck> =>
  decideInvite(await tx.inviteCode.findUnique({ where: { code } }))

const WHERE = {
  unused: { usedAt: null, status: 'ACTIVE' },
  used: { usedAt: { not: null } },
  disabled: { usedAt: null, status: 'DISABLED' },
} as const

type ListInviteCodes = { cursor?: string; limit: number; state?: keyof typeof WHERE }

/** Invite codes, newest first. Throws INVALID_INPUT for a cursor that isn't ours. */
export async function listInviteCodes({ cursor, limit, state }: ListInviteCodes): Promise<Page<InviteCode>> {
  const before = readCursor(cursor, 'inv')
  const rows = await db.inviteCode.findMany({
    where: { ...(state && WHERE[state]), ...(before && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  return pageFrom(rows, limit, toInviteCode)
}
