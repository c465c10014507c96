import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import type { Entry } from './rules'

/** What reads a league: a transaction or the database itself. */
export type Reader = Pick<Tx, '$queryRaw'>

export type Table = { week: string; division: number; cohort: number }
type Span = { fromDate: string; toDate: string }
type Count = { picks: number; hits: number }

/** A member's seat of this week, or the newest before it. */
export async function findLastSeat(reader: Reader, memberId: string, week: string): Promise<Table | undefined> {
  const [seat] = await reader.$queryRaw<Table[]>`
    select week, division::integer, cohort from predictions.league_seat
    where member_id = ${memberId} and week <= ${week} order by week desc limit 1`
  return seat
}

/**
 * Decided picks, within the week's dates, of a table's members: of those who take part, and of `memberId`, whom others
 * may not see but who sees themselves. `absent` are in no table.
 */
export const readEntries = (
  reader: Reader,
  { week, division, cohort }: Table,
  { fromDate, toDate }: Span,
  { memberId, absent }: { memberId: string; absent: readonly string[] },
): Promise<Entry[]> => reader.$queryRaw<Entry[]>`
  select seat.member_id as "memberId", handle, count(pick.id)::integer as picks,
    (count(pick.id) filter (where pick.state = 'WON'))::integer as hits
  from predictions.league_seat seat
  join predictions.league_choice choice using (member_id)
  left join predictions.pick pick on pick.member_id = seat.member_id
    and pick.trade_date between ${fromDate}::date and ${toDate}::date and pick.state in ('WON', 'LOST')
  where week = ${week} and division = ${division} and cohort = ${cohort}
    and (seat.member_id = ${memberId} or (is_in and seat.member_id <> all (${absent}::text[])))
  group by seat.member_id, handle`

/** The member's own decided picks of the week, for one who has no table. */
export async function countPicks(reader: Reader, memberId: string, { fromDate, toDate }: Span): Promise<Count> {
  const [row] = await reader.$queryRaw<Count[]>`
    select count(*)::integer as picks, (count(*) filter (where state = 'WON'))::integer as hits
    from predictions.pick where member_id = ${memberId}
      and trade_date between ${fromDate}::date and ${toDate}::date and state in ('WON', 'LOST')`
  return row ?? { picks: 0, hits: 0 }
}

/** What saying O to every symbol of the week has come to, by the newest version of each settlement. */
export async function countRobot(reader: Reader, { fromDate, toDate }: Span): Promise<Count> {
  const [row] = await reader.$queryRaw<Count[]>`
    select count(*)::integer as picks, (count(*) filter (where outcome = 'UP'))::integer as hits
    from (
      select distinct on (trade_date, symbol) outcome from predictions.settlement
      where trade_date between ${fromDate}::date and ${toDate}::date
      order by trade_date, symbol, version desc
    ) newest where outcome <> 'VOID'`
  return row ?? { picks: 0, hits: 0 }
}

type Days = { sessions: number; left: number; endsAt: Date | null }

/** The week's trading days, how many of them are still to be judged, and when the last one is. */
export async function readDays(reader: Reader, { fromDate, toDate }: Span): Promise<Days> {
  const [row] = await reader.$queryRaw<Days[]>`
    select count(*)::integer as sessions, (count(*) filter (where phase <> 'SETTLED'))::integer as left,
      max(settle_at) as "endsAt"
    from predictions.market_session
    where trade_date between ${fromDate}::date and ${toDate}::date and phase <> 'CANCELLED'`
  return row ?? { sessions: 0, left: 0, endsAt: null }
}

/** The date of the first session that is not judged yet at `moment`: its week is the one that runs. */
export async function findRunningDate(reader: Reader, moment: Date): Promise<string | undefined> {
  const [row] = await reader.$queryRaw<{ date: string }[]>`
    select trade_date::text as date from predictions.market_session
    where settle_at > ${moment} and phase <> 'CANCELLED' order by trade_date limit 1`
  return row?.date
}
