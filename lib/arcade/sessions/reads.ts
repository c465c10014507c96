import 'server-only'
import type { GameSession as Row } from '@/generated/prisma/client'
import { now } from '@/lib/platform/clock/clock'
import { db, type Tx } from '@/lib/platform/db/client'
import { idOf } from '@/lib/platform/kernel/id'
import { cursorRefused, type Page } from '@/lib/platform/kernel/page'
import type { SessionRecord } from './contract'
import { isOver } from './rules'

export const toSessionRecord = (row: Row): SessionRecord => ({
  id: row.id,
  version: Number(row.version),
  startedAt: row.startedAt.toISOString(),
  lastPlayedAt: row.lastPlayedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  endReason: row.endReason as SessionRecord['endReason'],
  rounds: Number(row.rounds),
  staked: Number(row.staked),
  paid: Number(row.paid),
  net: Number(row.paid - row.staked),
})

/** The member's open session, or null; one that nobody has closed yet is over all the same. */
export async function findOpenSession(
  memberId: string,
  tx: Pick<Tx, 'gameSession'> = db,
): Promise<SessionRecord | null> {
  const row = await tx.gameSession.findFirst({ where: { memberId, endedAt: null } })
  return row && !isOver(row.lastPlayedAt, now()) ? toSessionRecord(row) : null
}

type ListSessions = { memberId: string; cursor?: string; limit: number }

/** A page of the member's sessions, newest first. Throws INVALID_INPUT for a cursor that no page answered. */
export async function listGameSessions({ memberId, cursor, limit }: ListSessions): Promise<Page<SessionRecord>> {
  const rows = await db.gameSession.findMany({
    where: { memberId, ...(cursor && { id: { lt: sessionIdOf(cursor) } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const items = rows.slice(0, limit).map(toSessionRecord)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? Buffer.from(last.id).toString('base64url') : null }
}

function sessionIdOf(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString()
  if (idOf('gse').safeParse(id).success) return id
  throw cursorRefused()
}
