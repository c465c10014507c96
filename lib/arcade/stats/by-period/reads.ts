import 'server-only'
import { now } from '@/lib/platform/clock/clock'
import { db } from '@/lib/platform/db/client'
import { FIRST_DAY } from '../../periods/constants'
import type { Period } from '../../periods/contract'
import { daysUntil, spanOf } from '../../periods/rules'
import type { Game } from '../contract'
import { CHART_DAYS } from './constants'
import type { PeriodStats, Sums } from './contract'
import { fillDays, foldGames, type GameFigures } from './rules'

type Asked = { memberId: string; game?: Game; period: Period }
type Stored<T> = { [K in keyof T]: T[K] extends number ? bigint : T[K] }

const plain = <T extends object>(row: Stored<T>): T =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  ) as T

/** The member's figures in the period that holds this moment, by the KST calendar; amounts in GOLD. */
export async function getPeriodStats({ memberId, game, period }: Asked): Promise<PeriodStats> {
  const span = spanOf(period, now())
  const days = daysUntil(span.toDay, CHART_DAYS)
  const [games, daily] = await Promise.all([
    readGames(memberId, game, span.fromDay ?? FIRST_DAY),
    readDays(memberId, game, days[0] ?? span.toDay),
  ])
  return {
    memberId,
    period,
    gameType: game ?? null,
    ...span,
    ...foldGames(games.map(plain<GameFigures>), game && [game]),
    byDay: fillDays(daily.map(plain<Sums & { day: string }>), days),
  }
}

const readGames = (memberId: string, game: Game | undefined, from: string) => db.$queryRaw<Stored<GameFigures>[]>`
  select game, sum(rounds)::bigint as rounds, sum(wins)::bigint as wins, sum(staked)::bigint as staked,
    sum(paid)::bigint as paid, sum(play_ms)::bigint as "playMs", max(biggest_win) as "biggestWin",
    max(best_multiplier) as "bestMultiplier", max(best_streak) as "bestStreak"
  from arcade.day_stat
  where member_id = ${memberId} and day >= ${from}::date and (${game ?? null}::text is null or game = ${game ?? null})
  group by game`

const readDays = (memberId: string, game: Game | undefined, from: string) =>
  db.$queryRaw<Stored<Sums & { day: string }>[]>`
    select to_char(day, 'YYYY-MM-DD') as day, sum(rounds)::bigint as rounds, sum(wins)::bigint as wins,
      sum(staked)::bigint as staked, sum(paid)::bigint as paid
    from arcade.day_stat
    where member_id = ${memberId} and day >= ${from}::date and (${game ?? null}::text is null or game = ${game ?? null})
    group by day`
