import { PERCENT_DECIMALS } from './constants'
import type { Fraction, LongFraction, OddsChange } from './contract'

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

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

const NAMES = ['id', 'key', 'name']

/** Elements of a list are called by their own name, if they have one, so that an inserted one doesn't shift the rest. */
function partsOf(value: Json): [name: string, part: Json][] {
  if (!Array.isArray(value)) return Object.entries(value as Record<string, Json>)
  return value.map((element: Json, index) => {
    const fields = Object.entries((element ?? {}) as Record<string, Json>)
    const own = fields.find(([field, part]) => NAMES.includes(field) && typeof part === 'string')
    if (!own) return [String(index), element]
    return [String(own[1]), Object.fromEntries(fields.filter((field) => field !== own))]
  })
}

function figuresIn(value: Json, path: string): [path: string, figure: string][] {
  if (typeof value !== 'object' || value === null) return [[path, JSON.stringify(value)]]
  return partsOf(value).flatMap(([name, part]) => figuresIn(part, path === '' ? name : `${path}/${name}`))
}

/** Every figure of a configuration by its path (`pays/lemon`), as JSON. */
export const configFiguresOf = (config: object): Map<string, string> => new Map(figuresIn(config as Json, ''))

/** Field by field what differs between two configurations, in the order of the older one, added fields last. */
export function changesBetween(before: object, after: object): OddsChange[] {
  const [was, becomes] = [configFiguresOf(before), configFiguresOf(after)]
  const fields = [...new Set([...was.keys(), ...becomes.keys()])]
  return fields
    .filter((field) => was.get(field) !== becomes.get(field))
    .map((field) => ({ field, before: was.get(field) ?? null, after: becomes.get(field) ?? null }))
}
