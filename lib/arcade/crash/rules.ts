import type { Odds } from '../odds/rules'
import { presentationOf } from '../plays/rules'
import { DRAW_BITS, FLIGHT_MAX_MS, GROWTH, GROWTH_BITS, START_MULTIPLIER, TARGET_MIN } from './constants'
import type { CrashConfig, CrashResult } from './contract'

/** Equally likely draws of a round. */
const DRAWS = 1n << DRAW_BITS

/**
 * The curve in hundredths after `elapsedMs`: floor(100 × e^(0.00006 × ms)). Computed by squaring in 64-bit fixed point,
 * each product cut off to 64 bits, highest bit of the milliseconds first, so that every language gets the same integers
 * (docs/fairness.md; the test compares it with 512 bits). Before the start it stands at 1.00×.
 */
export function multiplierAt(elapsedMs: number): number {
  const elapsed = Math.min(Math.max(Math.floor(elapsedMs), 0), FLIGHT_MAX_MS)
  let growth = 1n << GROWTH_BITS
  for (const bit of elapsed.toString(2)) {
    growth = (growth * growth) >> GROWTH_BITS
    if (bit === '1') growth = (growth * GROWTH) >> GROWTH_BITS
  }
  return Number((BigInt(START_MULTIPLIER) * growth) >> GROWTH_BITS)
}

/** The first millisecond at which the curve stands at `multiplier` (hundredths) or above. */
export function instantOf(multiplier: number): number {
  let reached = FLIGHT_MAX_MS
  for (let step = FLIGHT_MAX_MS / 2; step >= 1; step /= 2) {
    if (multiplierAt(reached - step) >= multiplier) reached -= step
  }
  return multiplierAt(0) >= multiplier ? 0 : reached
}

/** The two drawn numbers as one of 52 bits. */
const numberOf = ([high = 0, low = 0]: readonly number[]): bigint => (BigInt(high) << 32n) | BigInt(low)

/** The last multiplier (hundredths) of `drawn` out of `draws`, without the cap: floor((100 − edge) × draws / (draws − drawn)). */
export function heightOf(edgePercent: number, drawn: bigint, draws: bigint = DRAWS): bigint {
  const height = (BigInt(100 - edgePercent) * draws) / (draws - drawn)
  return height > BigInt(START_MULTIPLIER) ? height : BigInt(START_MULTIPLIER)
}

/** The multiplier (hundredths) above which the round's curve breaks off; `values` are the draws of `CRASH_BOUNDS`. */
export function pointOf({ edgePercent, cap }: CrashConfig, values: readonly number[]): number {
  const height = heightOf(edgePercent, numberOf(values))
  return height < BigInt(cap) ? Number(height) : cap
}

/** At the cap a round pays by itself: it can go no higher. */
const targetOf = ({ cap }: CrashConfig, autoTarget: number | null): number => Math.min(autoTarget ?? cap, cap)

/**
 * Milliseconds from the start to the end of a round that nobody cashes out: where its target is reached, or else where
 * the curve passes the point. Tells the outcome, so it never leaves the server before the end.
 */
export function flightMsOf(config: CrashConfig, values: readonly number[], autoTarget: number | null): number {
  const point = pointOf(config, values)
  const target = targetOf(config, autoTarget)
  return target <= point ? instantOf(target) : instantOf(point + 1)
}

export type CrashInput = {
  /** GOLD. */
  bet: number
  /** Hundredths; null to fly until cashed out, or to the cap. */
  autoTarget: number | null
  /** Milliseconds from the start to the server's receipt of the cash-out; null without one. */
  cashOutMs: number | null
}

/** What the stake is multiplied with (hundredths), null when the curve breaks off before. */
function multiplierOf(config: CrashConfig, point: number, { autoTarget, cashOutMs }: CrashInput): number | null {
  const target = targetOf(config, autoTarget)
  // A cash-out after the target comes too late to change anything: the target has paid, or can't be reached any more.
  const isManual = cashOutMs !== null && cashOutMs < instantOf(target)
  const asked = isManual ? Math.max(multiplierAt(cashOutMs), TARGET_MIN) : target
  return asked <= point ? asked : null
}

/**
 * The whole game: draws and input in, result and payout (GOLD) out. Pays iff the multiplier asked for is not above the
 * point; a target pays exactly itself. Stakes are multiples of 100, so the payout is exact.
 */
export function settleCrash(
  config: CrashConfig,
  values: readonly number[],
  input: CrashInput,
): { result: CrashResult; payout: number } {
  const { bet, autoTarget, cashOutMs } = input
  const point = pointOf(config, values)
  const multiplier = multiplierOf(config, point, input)
  const payout = multiplier === null ? 0 : (bet * multiplier) / START_MULTIPLIER
  return { result: { point, autoTarget, cashOutMs, multiplier, presentation: presentationOf(bet, payout) }, payout }
}

/**
 * P(point ≥ target), exact, for targets from 1.01× to the cap: floor((100 − edge) × 2^52 / target) of 2^52 draws. That
 * is (100 − edge) / target less than one draw in 2^52.
 */
export function chanceAt({ edgePercent }: CrashConfig, target: number): Odds {
  return { numerator: (BigInt(100 - edgePercent) * DRAWS) / BigInt(target), denominator: DRAWS }
}

/** Expected payout per GOLD staked for whoever cashes out at `target` (hundredths), exact. */
export function returnAt(config: CrashConfig, target: number): Odds {
  const { numerator, denominator } = chanceAt(config, target)
  return { numerator: numerator * BigInt(target), denominator: denominator * BigInt(START_MULTIPLIER) }
}
