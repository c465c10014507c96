import 'server-only'
import { db, type Tx } from '@/lib/platform/db/client'
import type { Place } from '../awards/adapter'
import type { QuoteEvidence, Split } from '../quotes/rules'
import type { HOLD_REASONS } from './constants'
import type { Evidence, Outcome, Step, VoidReason } from './contract'

export type HoldReason = (typeof HOLD_REASONS)[number]

/** A version of a settlement as it is stored; dates as Date, prices in millionths of a dollar. */
export type VersionRow = {
  version: number
  outcome: Outcome
  voidReason: VoidReason | null
  prevCloseMicros: bigint | null
  closeMicros: bigint | null
  numerator: number
  denominator: number
  ruleVersion: number
  path: Step[]
  evidence: Evidence[]
  decidedBy: string
  note: string
  decidedAt: Date
  appliedAt: Date | null
}
export type NewVersion = {
  version: number
  outcome: Outcome
  voidReason: VoidReason | null
  prevCloseMicros: bigint | null
  closeMicros: bigint | null
  split: Split
  ruleVersion: number
  path: Step[]
  evidence: Evidence[]
  decidedBy: string
  note: string
}

/** Whoever decides a symbol's day holds this until `tx` ends. Null: it is on no list. */
export async function lockListing(tx: Tx, { tradeDate, symbol }: Place): Promise<{ isFrozen: boolean } | null> {
  const [row] = await tx.$queryRaw<{ isFrozen: boolean }[]>`
    select frozen_at is not null as "isFrozen" from predictions.listing
    where trade_date = ${tradeDate}::date and symbol = ${symbol} for no key update`
  return row ?? null
}

/** Every version of a symbol's day, newest first. */
export const listVersions = (tx: Pick<Tx, '$queryRaw'>, { tradeDate, symbol }: Place): Promise<VersionRow[]> =>
  tx.$queryRaw<VersionRow[]>`
    select version, outcome, void_reason as "voidReason", prev_close_micros as "prevCloseMicros",
      close_micros as "closeMicros", split_numerator as numerator, split_denominator as denominator,
      rule_version as "ruleVersion", path, evidence, decided_by as "decidedBy", note, decided_at as "decidedAt",
      applied_at as "appliedAt"
    from predictions.settlement where trade_date = ${tradeDate}::date and symbol = ${symbol} order by version desc`

export async function insertVersion(tx: Tx, { tradeDate, symbol }: Place, made: NewVersion): Promise<void> {
  await tx.$executeRaw`
    insert into predictions.settlement (trade_date, symbol, version, outcome, void_reason, prev_close_micros, close_micros,
      split_numerator, split_denominator, rule_version, path, evidence, decided_by, note, decided_at)
    values (${tradeDate}::date, ${symbol}, ${made.version}, ${made.outcome}, ${made.voidReason}, ${made.prevCloseMicros},
      ${made.closeMicros}, ${made.split.numerator}, ${made.split.denominator}, ${made.ruleVersion},
      ${JSON.stringify(made.path)}::jsonb, ${JSON.stringify(made.evidence)}::jsonb, ${made.decidedBy}, ${made.note},
      platform.clock_now())`
}

/** The symbol waits for an operator; a reason that has changed meanwhile is the one that holds. */
export async function openCase(
  tx: Tx,
  { tradeDate, symbol }: Place,
  reason: HoldReason,
  detail: string,
): Promise<void> {
  await tx.$executeRaw`
    insert into predictions.hold_case as held (trade_date, symbol, reason, detail, opened_at)
    values (${tradeDate}::date, ${symbol}, ${reason}, ${detail}, platform.clock_now())
    on conflict (trade_date, symbol) do update set reason = excluded.reason, detail = excluded.detail,
      version = held.version + 1
    where held.resolved_at is null and (held.reason, held.detail) is distinct from (excluded.reason, excluded.detail)`
}

/** Ends the wait, if there is one. False: there was none. */
export async function resolveCase(tx: Tx, { tradeDate, symbol }: Place, by: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    update predictions.hold_case set resolved_at = platform.clock_now(), resolved_by = ${by}, version = version + 1
    where trade_date = ${tradeDate}::date and symbol = ${symbol} and resolved_at is null`
  return count > 0
}

/** A session as settlement sees it. */
export type SessionRow = {
  tradeDate: string
  phase: string
  isEarlyClose: boolean
  cancelledReason: string | null
  closeAt: Date
  settleAt: Date
  isDue: boolean
  isFrozen: boolean
}

export async function findSession(tradeDate: string): Promise<SessionRow | null> {
  const [row] = await db.$queryRaw<SessionRow[]>`
    select trade_date::text as "tradeDate", phase, is_early_close as "isEarlyClose",
      cancelled_reason as "cancelledReason", close_at as "closeAt", settle_at as "settleAt",
      settle_at <= platform.clock_now() as "isDue",
      not exists (select from predictions.listing where listing.trade_date = session.trade_date and frozen_at is null)
        as "isFrozen"
    from predictions.market_session session where trade_date = ${tradeDate}::date`
  return row ?? null
}

/** Moves the session to what its symbols have come to; a cancelled one stays cancelled. */
export async function movePhase(tradeDate: string, from: readonly string[], to: string): Promise<void> {
  await db.$executeRaw`
    update predictions.market_session set phase = ${to}, version = version + 1, changed_at = platform.clock_now()
    where trade_date = ${tradeDate}::date and phase = any(${[...from]}) and phase <> ${to}`
}

/** Symbols of the day that nothing has decided. */
export async function listUndecided(tradeDate: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ symbol: string }[]>`
    select symbol from predictions.listing where trade_date = ${tradeDate}::date and not exists (
      select from predictions.settlement where settlement.trade_date = listing.trade_date
        and settlement.symbol = listing.symbol)
    order by position`
  return rows.map(({ symbol }) => symbol)
}

/**
 * How many symbols of the day have an outcome, how many wait for an operator, and whether every symbol has an outcome that
 * has reached every pick. One that somebody is judging just now is neither settled nor held.
 */
export async function readProgress(tradeDate: string): Promise<{ settled: number; held: number; isApplied: boolean }> {
  const [row] = await db.$queryRaw<{ settled: number; held: number; isApplied: boolean }[]>`
    select count(newest.version)::int as settled,
      (count(*) filter (where newest.version is null and hold_case.resolved_at is null and hold_case.symbol is not null))::int
        as held,
      coalesce(bool_and(newest.applied_at is not null), true) as "isApplied"
    from predictions.listing left join lateral (
      select version, applied_at from predictions.settlement
      where settlement.trade_date = listing.trade_date and settlement.symbol = listing.symbol
      order by version desc limit 1
    ) newest on true
    left join predictions.hold_case
      on hold_case.trade_date = listing.trade_date and hold_case.symbol = listing.symbol
    where listing.trade_date = ${tradeDate}::date`
  return row ?? { settled: 0, held: 0, isApplied: true }
}

/** Sessions that wait to be judged. */
export async function listDue(): Promise<string[]> {
  const rows = await db.$queryRaw<{ day: string }[]>`
    select trade_date::text as day from predictions.market_session
    where phase in ('EOD_WAIT', 'SETTLING', 'HELD') and settle_at <= platform.clock_now() order by trade_date`
  return rows.map(({ day }) => day)
}

/** What sources said, as it is kept with the decision. */
export const toEvidence = (quotes: readonly QuoteEvidence[]): Evidence[] =>
  quotes.map(({ source, closeMicros, prevCloseMicros, split, isDemo, bodyHash, fetchedAt }) => ({
    source,
    closeMicros: toNumber(closeMicros),
    prevCloseMicros: toNumber(prevCloseMicros),
    split: { ...split },
    isDemo,
    bodyHash,
    fetchedAt: fetchedAt.toISOString(),
  }))

export const toNumber = (micros: bigint | null): number | null => (micros === null ? null : Number(micros))
