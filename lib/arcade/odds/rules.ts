import { PERCENT_DECIMALS } from './constants'
import type { Fraction, LongFraction } from './contract'

/** A probability or expectation as an exact fraction; the denominator is above zero. */
export type Odds = { numerator: bigint; denominator: bigint }

/** The percentage, rounded half up to `decimals` without ever leaving integers. */
export function percentOf({ numerator, denominator }: Odds, decimals: number = PERCENT_DECIMALS): string {
  const scale = 10n ** BigInt(decimals)
  const rounded = (numerator * 100n * scale * 2n + denominator) / (denominator * 2n)
  return `${rounded / scale}.${(rounded % scale).toString().padStart(decimals, '0')}`
}

/** The fraction as published; only for fractions whose both sides JSON carries exactly. */
export const fractionOf = (odds: Odds): Fraction => ({
  numerator: Number(odds.numerator),
  denominator: Number(odds.denominator),
  percent: percentOf(odds),
})

/** A fraction of any length as published, reduced. */
export function longFractionOf(odds: Odds): LongFraction {
  const { numerator, denominator } = reduced(odds)
  return { numerator: String(numerator), denominator: String(denominator), percent: percentOf(odds) }
}

const divisorOf = (a: bigint, b: bigint): bigint => {
  let [larger, smaller] = [a, b]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}

/** The same value in lowest terms. */
export function reduced({ numerator, denominator }: Odds): Odds {
  const divisor = divisorOf(numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

export const isSameOdds = (a: Odds, b: Odds): boolean => a.numerator * b.denominator === b.numerator * a.denominator

export const plus = (a: Odds, b: Odds): Odds => ({
  numerator: a.numerator * b.denominator + b.numerator * a.denominator,
  denominator: a.denominator * b.denominator,
})

export const times = (a: Odds, b: Odds): Odds => ({
  numerator: a.numerator * b.numerator,
  denominator: a.denominator * b.denominator,
})
