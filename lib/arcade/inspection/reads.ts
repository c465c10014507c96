import 'server-only'
import { db } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { cursorRefused, type Page } from '@/lib/platform/kernel/page'
import { serverDigests } from '../fairness/adapter'
import { verifyRound } from '../fairness/rules'
import { getConfig } from '../paytables/reads'
import type { Presentation } from '../plays/contract'
import { toRound } from '../rounds/reads'
import type { Game } from '../stats/contract'
import type { RoundRecord, RoundSummary, RoundVerdict } from './contract'
import { type Bounds, claimOf, type Days, idsOf, momentsOf } from './rules'

type Query = Days & {
  game?: Game
  memberId?: string
  roundId?: string
  version?: number
  presentation?: Presentation
  cursor?: string
  limit: number
}

/** A page of everybody's rounds that fit, newest first. Throws INVALID_INPUT for a cursor that no page answered. */
export async function listAllRounds(query: Query): Promise<Page<RoundSummary>> {
  const { game, memberId, roundId, version, presentation, cursor, limit } = query
  const moments = momentsOf(query)
  const rows = await db.round.findMany({
    where: {
      AND: [{ id: roundId }, { id: await idBounds(moments) }, { id: { lt: cursor && idBehind(cursor) } }],
      game,
      memberId,
      configVersion: version,
      createdAt: moments,
      ...(presentation && { result: { path: ['presentation'], equals: presentation } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const items = rows.slice(0, limit).map((row): RoundSummary => {
    const { id, bet, payout, createdAt, configVersion, result } = row
    return {
      id,
      memberId: row.memberId,
      game: row.game as Game,
      bet: Number(bet),
      payout: Number(payout),
      presentation: (result as { presentation: Presentation }).presentation,
      configVersion,
      createdAt: createdAt.toISOString(),
    }
  })
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? Buffer.from(last.id).toString('base64url') : null }
}

/** Ids tell the wall clock's time. Where the product's clock was shifted (never in production) they tell nothing. */
async function idBounds(moments: Bounds<Date>): Promise<Bounds<string>> {
  const [clock] = await db.$queryRaw<{ isShifted: boolean }[]>`select platform.clock_now() <> now() as "isShifted"`
  return clock?.isShifted ? {} : idsOf(moments)
}

function idBehind(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString()
  if (/^rnd_[0-9A-Z]{26}$/.test(id)) return id
  throw cursorRefused()
}

async function getRow(id: string) {
  const row = await db.round.findUnique({ where: { id }, include: { seed: true } })
  if (!row) throw new AppError('NOT_FOUND', { detail: 'There is no such round.' })
  return row
}

/** One round whole. A server seed that still plays is not in it. Throws NOT_FOUND, for open rounds too. */
export async function getRoundRecord(id: string): Promise<RoundRecord> {
  const row = await getRow(id)
  return {
    round: toRound(row),
    memberId: row.memberId,
    serverSeed: row.seed.state === 'revealed' ? row.seed.serverSeed : null,
    transferId: row.transferId,
    payoutTransferId: row.payoutTransferId,
    sessionId: row.sessionId,
  }
}

/**
 * Plays a recorded round again, with its server seed whether revealed or not: the answer names fields, never what they
 * should have been. Throws NOT_FOUND.
 */
export async function verifyRecordedRound(id: string): Promise<RoundVerdict> {
  const row = await getRow(id)
  const round = toRound(row)
  const config = await getConfig(round.game, round.fairness.configVersion)
  const { verdict, differences } = await verifyRound(serverDigests, claimOf(round, row.seed.serverSeed), config)
  return { verdict, fields: differences.map(({ field }) => field) }
}
