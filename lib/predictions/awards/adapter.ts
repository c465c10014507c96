import 'server-only'
import { db, type Tx } from '@/lib/platform/db/client'
import type { Outcome } from '../settlements/contract'
import { PICKS_PER_CHUNK, SETTLING_LOCK } from './constants'

export type Place = { tradeDate: string; symbol: string }

/** A pick that the newest settlement has not reached, with what that settlement says and what the pick was awarded so far. */
export type DuePick = {
  id: string
  memberId: string
  side: 'UP' | 'DOWN'
  points: number
  version: number
  outcome: Outcome
  /** What a right pick of this side is awarded; null while the listing is not frozen. */
  worth: number | null
}
export type Given = { id: string; state: 'WON' | 'LOST' | 'VOID'; points: number }

/** Holds until `tx` ends; whoever else moves points or streaks for a settlement waits for it. */
export async function lockSettling(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${SETTLING_LOCK}, 0))`
}

/** The next picks of a listing, by id after `after`, that the newest settlement has not reached. */
export const findDuePicks = (tx: Tx, { tradeDate, symbol }: Place, after: string): Promise<DuePick[]> =>
  tx.$queryRaw<DuePick[]>`
    with newest as (
      select version, outcome from predictions.settlement
      where trade_date = ${tradeDate}::date and symbol = ${symbol} order by version desc limit 1
    )
    select pick.id, pick.member_id as "memberId", pick.side, coalesce(pick.points, 0) as points, newest.version,
      newest.outcome, case pick.side when 'UP' then up_points else down_points end as worth
    from newest cross join predictions.pick join predictions.listing using (trade_date, symbol)
    where pick.trade_date = ${tradeDate}::date and pick.symbol = ${symbol} and pick.id > ${after}
      and pick.state <> 'CANCELLED' and coalesce(pick.settlement_version, 0) < newest.version
    order by pick.id limit ${PICKS_PER_CHUNK}`

/** POINT that these members owe; those who owe none are absent. */
export async function findDebts(tx: Tx, memberIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ memberId: string; owed: bigint }[]>`
    select member_id as "memberId", owed from predictions.debt where member_id = any(${memberIds}) and owed > 0`
  return new Map(rows.map(({ memberId, owed }) => [memberId, Number(owed)]))
}

/** Adds to what members owe; negative where an award filled it. */
export async function changeDebts(tx: Tx, changes: ReadonlyMap<string, number>): Promise<void> {
  if (changes.size === 0) return
  await tx.$executeRaw`
    insert into predictions.debt as debt (member_id, owed)
    select member_id, greatest(change, 0) from unnest(${[...changes.keys()]}::text[], ${[...changes.values()]}::bigint[])
      given (member_id, change) order by member_id
    on conflict (member_id) do update set version = debt.version + 1, owed = debt.owed + (
      select change from unnest(${[...changes.keys()]}::text[], ${[...changes.values()]}::bigint[])
        given (member_id, change) where given.member_id = debt.member_id)`
}

/** Writes what the settlement of this version made of the picks. */
export async function writeResults(tx: Tx, version: number, given: readonly Given[]): Promise<void> {
  await tx.$executeRaw`
    update predictions.pick
    set state = given.state, points = given.points, settlement_version = ${version}, version = pick.version + 1,
      changed_at = platform.clock_now()
    from unnest(${given.map(({ id }) => id)}::text[], ${given.map(({ state }) => state)}::text[],
      ${given.map(({ points }) => points)}::int[]) given (id, state, points)
    where pick.id = given.id`
}

/**
 * Notes that every pick has what the newest settlement awards; so do the versions before it, which nobody has to apply any
 * more. Answers false when there are picks that it has not reached.
 */
export async function markApplied(tx: Tx, { tradeDate, symbol }: Place): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isDone: boolean }[]>`
    select not exists (
      select from predictions.pick where trade_date = ${tradeDate}::date and symbol = ${symbol} and state <> 'CANCELLED'
        and coalesce(settlement_version, 0) < (select max(version) from predictions.settlement
          where trade_date = ${tradeDate}::date and symbol = ${symbol})) as "isDone"`
  if (!row?.isDone) return false
  await tx.$executeRaw`
    update predictions.settlement set applied_at = platform.clock_now()
    where trade_date = ${tradeDate}::date and symbol = ${symbol} and applied_at is null`
  return true
}

/** Symbols of a day whose settlement has not reached every pick. */
export async function listUnapplied(tradeDate: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ symbol: string }[]>`
    select distinct symbol from predictions.settlement
    where trade_date = ${tradeDate}::date and applied_at is null order by symbol`
  return rows.map(({ symbol }) => symbol)
}

/** POINT that a member owes. */
export async function readDebt(memberId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ owed: bigint }[]>`
    select owed from predictions.debt where member_id = ${memberId}`
  return Number(row?.owed ?? 0)
}
