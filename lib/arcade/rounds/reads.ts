import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { cursorRefused, type Page } from '@/lib/platform/kernel/page'
import type { Game } from '../stats/contract'
import type { Round } from './contract'

type RoundRow = Prisma.RoundGetPayload<{ include: { seed: true } }>

/** A round as it was answered; its result is what the game's own rules wrote. */
export function toRound(row: RoundRow): Round {
  return {
    id: row.id,
    game: row.game,
    bet: Number(row.bet),
    payout: Number(row.payout),
    result: row.result,
    fairness: {
      serverSeedHash: row.seed.serverSeedHash,
      clientSeed: row.seed.clientSeed ?? '',
      nonce: Number(row.nonce),
      configVersion: row.configVersion,
    },
    createdAt: row.createdAt.toISOString(),
  } as Round
}

type RoundsQuery = { memberId: string; game?: Game; cursor?: string; limit: number }

/** A page of the member's rounds, newest first. Throws INVALID_INPUT for a cursor that no page answered. */
export async function listRounds({ memberId, game, cursor, limit }: RoundsQuery): Promise<Page<Round>> {
  const rows = await db.round.findMany({
    where: { memberId, game, ...(cursor && { id: { lt: roundIdOf(cursor) } }) },
    include: { seed: true },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const items = rows.slice(0, limit).map(toRound)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? cursorOf(last.id) : null }
}

const EXPORTED_MAX = 10_000
const COLUMNS = [
  'id',
  'game',
  'createdAt',
  'bet',
  'payout',
  'net',
  'presentation',
  'configVersion',
  'serverSeedHash',
  'clientSeed',
  'nonce',
] as const

/**
 * The member's latest rounds as CSV with a header line. Every field is an id, a number, an instant or a word of ours
 * (client seeds have no comma, quote or line break), so none needs quoting.
 */
export async function exportRounds({ memberId, game }: Pick<RoundsQuery, 'memberId' | 'game'>): Promise<string> {
  const { items } = await listRounds({ memberId, ...(game && { game }), limit: EXPORTED_MAX })
  const lines = items.map(({ fairness, result, ...round }) => {
    const row = { ...round, ...fairness, net: round.payout - round.bet, presentation: result.presentation }
    return COLUMNS.map((column) => row[column]).join()
  })
  return [COLUMNS.join(), ...lines, ''].join('\r\n')
}

/** One of the member's rounds. Throws NOT_FOUND, for others' rounds too. */
export async function getRound(memberId: string, id: string): Promise<Round> {
  const row = await db.round.findFirst({ where: { id, memberId }, include: { seed: true } })
  if (!row) throw new AppError('NOT_FOUND', { detail: 'You have no round with this id.' })
  return toRound(row)
}

const cursorOf = (id: string) => Buffer.from(id).toString('base64url')

function roundIdOf(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString()
  if (/^rnd_[0-9A-Z]{26}$/.test(id)) return id
  throw cursorRefused()
}
