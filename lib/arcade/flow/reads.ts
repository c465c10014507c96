import 'server-only'
import { getOverview } from '@/lib/ledger/books/reads'
import { db } from '@/lib/platform/db/client'
import { GAMES } from '../stats/constants'
import type { GoldFlow } from './contract'
import { type FlowRow, foldFlow } from './rules'

type Row = { day: string; game: string | null; rounds: bigint; staked: bigint; paid: bigint }

/** GOLD through the games on the last `days` Korean calendar days, and what the books say of all time. */
export async function getGoldFlow({ days }: { days: number }): Promise<GoldFlow> {
  const [rows, { assets }] = await Promise.all([readDays(days), getOverview()])
  const played = rows.flatMap(({ day, game, rounds, staked, paid }): FlowRow[] =>
    game === null ? [] : [{ day, game, rounds: Number(rounds), staked: Number(staked), paid: Number(paid) }],
  )
  const purposes = assets.find(({ asset }) => asset === 'GOLD')?.purposes ?? []
  const amountOf = (direction: 'issue' | 'sink', game: string) =>
    purposes.find((one) => one.direction === direction && one.purpose === game)?.amount ?? 0
  return {
    ...foldFlow([...new Set(rows.map(({ day }) => day))], played),
    ledger: GAMES.map((game) => ({ game, burnt: amountOf('sink', game), issued: amountOf('issue', game) })),
  }
}

const readDays = (days: number) => db.$queryRaw<Row[]>`
  select to_char(calendar.day, 'YYYY-MM-DD') as day, stat.game, coalesce(sum(stat.rounds), 0)::bigint as rounds,
    coalesce(sum(stat.staked), 0)::bigint as staked, coalesce(sum(stat.paid), 0)::bigint as paid
  from (
    select arcade.kst_day(platform.clock_now()) - step as day from generate_series(0, ${days - 1}::int) step
  ) calendar
  left join arcade.day_stat stat on stat.day = calendar.day
  group by calendar.day, stat.game order by calendar.day, stat.game`
