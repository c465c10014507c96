import 'server-only'
import { findNicknames, listAbsent } from '@/lib/identity/standing/reads'
import { now } from '@/lib/platform/clock/clock'
import { db } from '@/lib/platform/db/client'
import { maskNickname } from '@/lib/platform/kernel/nickname'
import { dayOf } from '../periods/rules'
import type { Game } from '../stats/contract'
import { FRESH_MS, RECENT_HOURS, RECENT_ROUNDS } from './constants'
import type { Pulse } from './contract'
import { type CountedCrowd, tellCrowds, tellWins, type Win } from './rules'

type CrowdRow = { game: Game | null; members: bigint; rounds: bigint }
type WinRow = { memberId: string; game: Game; bet: bigint; payout: bigint; wonAt: Date; isOnBoard: boolean }

let kept: { countedAtMs: number; day: string; pulse: Promise<Pulse> } | null = null

/** What goes on in the Arcade: counted at most every 30 s in this process, and anew with each day. */
export async function getPulse(): Promise<Pulse> {
  const moment = now()
  const day = dayOf(moment)
  const ageMs = kept && Math.abs(moment.getTime() - kept.countedAtMs)
  if (kept && kept.day === day && ageMs !== null && ageMs < FRESH_MS) return kept.pulse
  const counting = { countedAtMs: moment.getTime(), day, pulse: countPulse(day, moment) }
  kept = counting
  // A count that failed is nobody's answer but the first asker's.
  counting.pulse.catch(() => {
    if (kept === counting) kept = null
  })
  return counting.pulse
}

async function countPulse(day: string, moment: Date): Promise<Pulse> {
  const [crowds, wins] = await Promise.all([countCrowds(day), readWins(moment)])
  return { day, ...tellCrowds(crowds), recentWins: tellWins(wins), asOf: moment.toISOString() }
}

/** Members and rounds of the day, for each game and (game null) for all. */
async function countCrowds(day: string): Promise<CountedCrowd[]> {
  const rows = await db.$queryRaw<CrowdRow[]>`
    select game, count(distinct member_id) as members, coalesce(sum(rounds), 0)::bigint as rounds
    from arcade.day_stat where day = ${day}::date group by grouping sets ((game), ())`
  return rows.map(({ game, members, rounds }) => ({ game, members: Number(members), rounds: Number(rounds) }))
}

async function readWins(moment: Date): Promise<Win[]> {
  const since = new Date(moment.getTime() - RECENT_HOURS * 3_600_000)
  const rows = await db.$queryRaw<WinRow[]>`
    select newest.member_id as "memberId", newest.game, newest.bet, newest.payout, newest.created_at as "wonAt",
      coalesce(choice.is_on_board, false) as "isOnBoard"
    from (select * from arcade.round order by id desc limit ${RECENT_ROUNDS}) newest
    left join arcade.board_choice choice on choice.member_id = newest.member_id
    where newest.payout > newest.bet and newest.created_at > ${since}
    order by newest.id desc`
  const absent = new Set(await listAbsent())
  const named = rows.filter((row) => row.isOnBoard && !absent.has(row.memberId)).map((row) => row.memberId)
  const nicknames = await findNicknames([...new Set(named)])
  return rows.map(({ memberId, game, bet, payout, wonAt }) => {
    const nickname = nicknames.get(memberId)
    return {
      memberId,
      game,
      payout: Number(payout),
      multiplier: Number((payout * 100n) / bet),
      nickname: nickname === undefined ? null : maskNickname(nickname),
      wonAt,
    }
  })
}
