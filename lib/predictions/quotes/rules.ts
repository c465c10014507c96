import { AGREE_BP, type HoldReason, type Source, SPLIT_NEAR_BP, SPLIT_SUSPECT_BP } from './constants'

/** New shares for old ones that came into force with the day: 7 for 1 is { numerator: 7, denominator: 1 }. */
export type Split = { numerator: number; denominator: number }

/** The newest word of one source on a symbol's day. Prices in millionths of a dollar. */
export type QuoteEvidence = {
  source: Source
  /** Null: the source says that the symbol did not trade. */
  closeMicros: bigint | null
  /** As the source tells it; a source that knows of the day's split has adjusted it. */
  prevCloseMicros: bigint | null
  split: Split
  isDemo: boolean
  bodyHash: string
  fetchedAt: Date
}

/** What the sources together say of a symbol's day. `prevCloseMicros` is adjusted for the day's split. */
export type Consensus =
  | { kind: 'agreed'; closeMicros: bigint; prevCloseMicros: bigint; split: Split; quotes: QuoteEvidence[] }
  | { kind: 'held'; reason: HoldReason; quotes: QuoteEvidence[] }

const BP = 10_000n
const MICROS_PER_CENT = 10_000n
const NO_SPLIT: Split = { numerator: 1, denominator: 1 }

/** Halves are rounded up. */
export const toCents = (micros: bigint): bigint => (micros + MICROS_PER_CENT / 2n) / MICROS_PER_CENT

const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a)

/** Whether two prices are one price, told with different care. */
export const isClose = (a: bigint, b: bigint): boolean => distance(a, b) * BP <= AGREE_BP * (a < b ? a : b)

/** -1, 0 or 1: where the close stands against the close before, both in whole cents. */
export function directionOf(closeMicros: bigint, prevCloseMicros: bigint): -1 | 0 | 1 {
  const change = toCents(closeMicros) - toCents(prevCloseMicros)
  if (change === 0n) return 0
  return change > 0n ? 1 : -1
}

/** A price from before the split, in shares from after it; to the nearest millionth. */
export function adjustForSplit(micros: bigint, { numerator, denominator }: Split): bigint {
  const [shares, old] = [BigInt(numerator), BigInt(denominator)]
  return (micros * old * 2n + shares) / (shares * 2n)
}

const isSplit = ({ numerator, denominator }: Split) => numerator !== denominator
const areSame = (a: Split, b: Split) => a.numerator * b.denominator === b.numerator * a.denominator

/** The halves in which ratios of splits come: 3:2, 2:1, 5:2, … each way. */
function isNearRatio(larger: bigint, smaller: bigint): boolean {
  const halves = (larger * 2n + smaller / 2n) / smaller
  if (halves < 3n) return false
  return distance(larger * 2n, halves * smaller) * BP <= SPLIT_NEAR_BP * halves * smaller
}

/** Whether the change between two closes looks like a split that was not taken into account. */
export function looksLikeSplit(closeMicros: bigint, prevCloseMicros: bigint): boolean {
  const isLarge = distance(closeMicros, prevCloseMicros) * BP > SPLIT_SUSPECT_BP * prevCloseMicros
  if (!isLarge) return false
  return closeMicros > prevCloseMicros
    ? isNearRatio(closeMicros, prevCloseMicros)
    : isNearRatio(prevCloseMicros, closeMicros)
}

type Priced = QuoteEvidence & { closeMicros: bigint }

/** The one split that sources tell of; null when they tell of different ones. Sources without word of splits say 1:1. */
function splitOf(quotes: readonly QuoteEvidence[]): Split | null {
  const told = quotes.map(({ split }) => split).filter(isSplit)
  const [first = NO_SPLIT] = told
  return told.every((split) => areSame(split, first)) ? first : null
}

/** The close before in today's shares, as each source tells it; raw ones are adjusted where a better source shows how. */
function previousOf(quote: Priced, split: Split, reference: bigint | null): bigint | null {
  const { prevCloseMicros: told } = quote
  if (told === null) return reference
  if (isSplit(quote.split) || !isSplit(split)) return told
  const adjusted = adjustForSplit(told, split)
  return reference !== null && isClose(told, reference) ? told : adjusted
}

function referenceOf(quotes: readonly Priced[], split: Split, storedPrevClose: bigint | null): bigint | null {
  if (storedPrevClose !== null) return adjustForSplit(storedPrevClose, split)
  const knowing = isSplit(split) ? quotes.filter((quote) => isSplit(quote.split)) : quotes
  return knowing.find(({ prevCloseMicros }) => prevCloseMicros !== null)?.prevCloseMicros ?? null
}

/** Why these closes can't be taken, or null: each is held against each close before, so that no order of sources matters. */
function objectionTo(closes: readonly bigint[], prevs: readonly bigint[]): HoldReason | null {
  const pairs = closes.flatMap((close) => prevs.map((prev) => ({ close, prev })))
  if (pairs.some(({ close, prev }) => looksLikeSplit(close, prev))) return 'split_suspected'
  const directions = new Set(pairs.map(({ close, prev }) => directionOf(close, prev)))
  return directions.size === 1 && areClose(closes) && areClose(prevs) ? null : 'sources_disagree'
}

const areClose = (prices: readonly bigint[]): boolean => prices.every((a) => prices.every((b) => isClose(a, b)))

/**
 * Settles what a day's closes are, or why an operator has to look. Two sources must agree on the direction and, within
 * 0.2 %, on both closes; the demo alone may speak for itself, and never beside real sources. `storedPrevClose` is the
 * close that settled the session before, in the shares of then: it goes before what sources say of it today.
 */
export function decideConsensus(all: readonly QuoteEvidence[], storedPrevClose: bigint | null): Consensus {
  const real = all.filter(({ isDemo }) => !isDemo)
  const quotes = real.length > 0 ? real : [...all]
  const held = (reason: HoldReason): Consensus => ({ kind: 'held', reason, quotes })
  const priced = quotes.filter((quote): quote is Priced => quote.closeMicros !== null)
  const [first] = priced
  if (quotes.length === 0) return held('no_data')
  if (!first) return held('halted')
  if (priced.length < quotes.length) return held('sources_disagree')
  if (priced.length === 1 && !first.isDemo) return held('one_source')
  const split = splitOf(quotes)
  if (!split) return held('split_suspected')
  const reference = referenceOf(priced, split, storedPrevClose)
  if (reference === null) return held('no_data')
  const closes = priced.map(({ closeMicros }) => closeMicros)
  const prevs = priced.map((quote) => previousOf(quote, split, reference) ?? reference)
  const objection = objectionTo(closes, [...prevs, reference])
  if (objection) return held(objection)
  return { kind: 'agreed', closeMicros: first.closeMicros, prevCloseMicros: reference, split, quotes }
}
