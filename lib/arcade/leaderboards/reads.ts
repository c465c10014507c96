import 'server-only'
import { findNicknames, listAbsent } from '@/lib/identity/standing/reads'
import { now } from '@/lib/platform/clock/clock'
import { db } from '@/lib/platform/db/client'
import { maskNickname } from '@/lib/platform/kernel/nickname'
import { cursorRefused } from '@/lib/platform/kernel/page'
import { FIRST_DAY } from '../periods/constants'
import type { Period } from '../periods/contract'
import { spanOf } from '../periods/rules'
import type { Game } from '../stats/contract'
import { findPlace, readPlaces } from './adapter'
import type { Leaderboard, Measure } from './contract'
import { formatRank, parseRank, type Rank } from './rules'

type Asked = { memberId: string; game?: Game; period: Period; measure: Measure; cursor?: string; limit: number }

/**
 * A page of the board of the period that holds this moment, and where the member stands. Suspended members, operators and
 * those who did not ask to be seen are on none. Throws INVALID_INPUT for a cursor that no page answered.
 */
export async function getLeaderboard({ memberId, game, period, measure, cursor, limit }: Asked): Promise<Leaderboard> {
  const moment = now()
  const span = spanOf(period, moment)
  const after = cursor === undefined ? null : rankOf(cursor)
  const absent = await listAbsent()
  const query = { measure, game, fromDay: span.fromDay ?? FIRST_DAY, toDay: span.toDay, memberId, absent }
  const [rows, mine, choice] = await Promise.all([
    readPlaces(query, after, limit + 1),
    findPlace(query),
    db.boardChoice.findUnique({ where: { memberId } }),
  ])
  const shown = rows.slice(0, limit)
  const nicknames = await findNicknames(shown.map((row) => row.memberId))
  const last = shown.at(-1)
  return {
    ...span,
    game: game ?? null,
    period,
    measure,
    items: shown.map((row) => ({
      place: Number(row.place),
      nickname: maskNickname(nicknames.get(row.memberId) ?? ''),
      score: Number(row.score),
      reachedAt: new Date(Number(row.reachedUs / 1_000n)).toISOString(),
      isMe: row.memberId === memberId,
    })),
    me: {
      isOnBoard: choice?.isOnBoard ?? false,
      score: mine ? Number(mine.score) : null,
      place: mine ? Number(mine.place) : null,
    },
    nextCursor: rows.length > limit && last ? cursorOf(last) : null,
    asOf: moment.toISOString(),
  }
}

const cursorOf = ({ score, reachedUs, handle }: { score: bigint; reachedUs: bigint; handle: string }) =>
  Buffer.from(formatRank({ score: String(score), reachedUs: String(reachedUs), handle })).toString('base64url')

function rankOf(cursor: string): Rank {
  const rank = parseRank(Buffer.from(cursor, 'base64url').toString('latin1'))
  if (rank) return rank
  throw cursorRefused()
}
