import 'server-only'
import { db } from '@/lib/platform/db/client'
import type { Game } from '../stats/contract'
import type { Measure } from './contract'
import type { Rank } from './rules'

export type BoardQuery = {
  measure: Measure
  game: Game | undefined
  fromDay: string
  toDay: string
  memberId: string
  /** Who is on no board, whatever they chose. */
  absent: readonly string[]
}

type Row = { place: bigint; memberId: string; score: bigint; reachedUs: bigint; handle: string }
type MyRow = { place: bigint; score: bigint }

/** SQL of what each measure reads from a member's days; the best day decides, and the earliest of equal ones. */
const COLUMNS = {
  multiplier: ['best_multiplier', 'best_at'],
  streak: ['best_streak', 'best_streak_at'],
} as const

/**
 * One row for each member who is on the board, and for the one who asks: driven from those who chose to be seen, each by
 * the days of the period in the primary key of arcade.day_stat.
 */
const scoresOf = (measure: Measure) =>
  measure === 'days'
    ? `select day_stat.member_id, count(distinct day_stat.day) as score,
         max(day_stat.day)::timestamp at time zone 'Asia/Seoul' as reached_at
       from considered join arcade.day_stat using (member_id)
       where day_stat.day between $1::date and $2::date and ($3::text is null or day_stat.game = $3)
       group by day_stat.member_id`
    : `select distinct on (day_stat.member_id) day_stat.member_id, ${COLUMNS[measure][0]} as score,
         ${COLUMNS[measure][1]} as reached_at
       from considered join arcade.day_stat using (member_id)
       where day_stat.day between $1::date and $2::date and ($3::text is null or day_stat.game = $3)
         and ${COLUMNS[measure][0]} > 0
       order by day_stat.member_id, ${COLUMNS[measure][0]} desc, ${COLUMNS[measure][1]}`

const boardOf = (measure: Measure) => `
  with shown as (
    select member_id, handle from arcade.board_choice where is_on_board and member_id <> all ($5::text[])
  ), considered as (
    select member_id from shown union select $4
  ), score as (
    ${scoresOf(measure)}
  ), ranked as (
    select row_number() over (order by score.score desc, score.reached_at, shown.handle) as place, score.*, shown.handle,
      (extract(epoch from score.reached_at) * 1000000)::bigint as reached_us
    from score join shown using (member_id)
  )`

const valuesOf = ({ fromDay, toDay, game, memberId, absent }: BoardQuery) => [
  fromDay,
  toDay,
  game ?? null,
  memberId,
  absent,
]

/** The next `limit` places after a rank, or the first ones. */
export const readPlaces = (query: BoardQuery, after: Rank | null, limit: number): Promise<Row[]> =>
  db.$queryRawUnsafe<Row[]>(
    `${boardOf(query.measure)}
     select place, member_id as "memberId", score, reached_us as "reachedUs", handle from ranked
     where $6::bigint is null or score < $6 or (score = $6 and (reached_us, handle) > ($7::bigint, $8::text))
     order by place limit $9`,
    ...valuesOf(query),
    after?.score ?? null,
    after?.reachedUs ?? null,
    after?.handle ?? null,
    limit,
  )

/** The member's own score and place, or the place they would have; nothing when there is nothing to rank. */
export async function findPlace(query: BoardQuery): Promise<MyRow | undefined> {
  const [row] = await db.$queryRawUnsafe<MyRow[]>(
    `${boardOf(query.measure)}
     select mine.score, coalesce(
       (select place from ranked where ranked.member_id = mine.member_id),
       (select count(*) + 1 from ranked
        where ranked.score > mine.score or (ranked.score = mine.score and ranked.reached_at <= mine.reached_at))
     ) as place
     from score mine where mine.member_id = $4`,
    ...valuesOf(query),
  )
  return row
}
