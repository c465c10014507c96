import { Temporal } from 'temporal-polyfill'
import { isSession } from '@/lib/predictions/calendar/rules'
import {
  BASE_MIN,
  BASE_SPREAD,
  DEMO_EPOCH,
  HALT_EVERY,
  LAPS_MAX,
  NOISE_OF_A_DAY,
  NOISE_SCALES,
  REAL_SYMBOL,
  SPLIT_EVERY,
  SPLIT_FACTOR,
  TIE_EVERY,
} from '../constants/demo'
import { readDemoDays } from './demo-days'
import { type Close, NO_SPLIT, type Question } from './reading'

const NO_CLOSURES: ReadonlySet<string> = new Set()
const CENT_MICROS = 10_000n
type Walk = { date: Temporal.PlainDate; ordinal: number; step: 1 | -1 }
const epoch = { date: Temporal.PlainDate.from(DEMO_EPOCH), ordinal: 0 }
/** How far the calendar has been walked each way, and what was counted. */
const onwards: Walk = { ...epoch, step: 1 }
const backwards: Walk = { ...epoch, step: -1 }
const ordinals = new Map<string, number>([[DEMO_EPOCH, 0]])

/**
 * How many sessions after the epoch a date is, by the exchange's rules alone: a closure that is declared later must not
 * move the days after it.
 */
export function ordinalOf(tradeDate: string): number {
  const walk = tradeDate < DEMO_EPOCH ? backwards : onwards
  for (;;) {
    const ordinal = ordinals.get(tradeDate)
    if (ordinal !== undefined) return ordinal
    walk.date = walk.date.add({ days: walk.step })
    if (isSession(walk.date.toString(), NO_CLOSURES)) walk.ordinal += walk.step
    ordinals.set(walk.date.toString(), walk.ordinal)
  }
}

const modulo = (value: number, by: number) => ((value % by) + by) % by

/** Bob Jenkins' and Austin Appleby's way of stirring 32 bits: equal input, equal output, on every machine. */
function stir(...values: number[]): number {
  let hash = 0x81_1c_9d_c5
  for (const value of values) {
    hash = Math.imul(hash ^ value, 0x01_00_01_93)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35)
    hash ^= hash >>> 16
  }
  return hash >>> 0
}

const seedOf = (symbol: string): number => stir(...[...symbol].map((letter) => letter.charCodeAt(0)))
/** In [-1, 1). */
const knotOf = (seed: number, scale: number, index: number) => stir(seed, scale, index) / 2 ** 31 - 1

/** Value noise of one scale: knots 2^scale days apart, eased between. */
function noiseOf(seed: number, scale: number, ordinal: number): number {
  const place = ordinal / 2 ** scale
  const index = Math.floor(place)
  const part = place - index
  const ease = part * part * (3 - 2 * part)
  return knotOf(seed, scale, index) * (1 - ease) + knotOf(seed, scale, index + 1) * ease
}

const isWhole = (seed: number, ordinal: number) => modulo(Math.floor((ordinal + seed) / SPLIT_EVERY), 2) === 0
/** Shares are worth four times as much between a reverse split and the next split. */
const factorOf = (seed: number, ordinal: number) => (isWhole(seed, ordinal) ? SPLIT_FACTOR : 1)
const isHalted = (seed: number, ordinal: number) => modulo(ordinal, HALT_EVERY) === seed % HALT_EVERY
const isTie = (seed: number, ordinal: number) => stir(seed, TIE_EVERY, ordinal) % TIE_EVERY === 0

/** A made-up close in micros, whole cents; null on a day without trade. */
function syntheticClose(seed: number, ordinal: number): bigint | null {
  if (isHalted(seed, ordinal)) return null
  const isSameShare = factorOf(seed, ordinal) === factorOf(seed, ordinal - 1)
  if (isTie(seed, ordinal) && isSameShare) {
    const before = syntheticClose(seed, ordinal - 1)
    if (before !== null) return before
  }
  let exponent = 0
  for (let scale = 0; scale < NOISE_SCALES; scale++) {
    exponent += NOISE_OF_A_DAY * Math.SQRT2 ** scale * noiseOf(seed, scale, ordinal)
  }
  const dollars = (BASE_MIN + (seed % BASE_SPREAD)) * Math.exp(exponent) * factorOf(seed, ordinal)
  return BigInt(Math.round(dollars * 100)) * CENT_MICROS
}

/**
 * The real days over and over, each time begun at the price at which the last time ended: every change from one session
 * to the next is one that happened.
 */
function realClose(ordinal: number): bigint {
  const days = readDemoDays()
  const [first, last] = [days[0], days.at(-1)]
  const lap = Math.floor(ordinal / (days.length - 1))
  const day = days[modulo(ordinal, days.length - 1)]
  if (!first || !last || !day) throw new Error('the demo has no days')
  if (lap === 0) return day.closeMicros
  // Forty years of such growth are enough; some more, and the price would be no number that a column holds.
  const laps = Math.max(-LAPS_MAX, Math.min(lap, LAPS_MAX))
  const growth = (Number(last.closeMicros) / Number(first.closeMicros)) ** laps
  return BigInt(Math.round(Number(day.closeMicros) * growth))
}

const closeAt = (symbol: string, ordinal: number): bigint | null =>
  symbol === REAL_SYMBOL ? realClose(ordinal) : syntheticClose(seedOf(symbol), ordinal)

/** The last close at or before a session. */
function lastCloseAt(symbol: string, ordinal: number): bigint | null {
  const close = closeAt(symbol, ordinal)
  return close ?? closeAt(symbol, ordinal - 1)
}

function closeOf(symbol: string, tradeDate: string, previousDate: string): Close {
  const [day, before] = [ordinalOf(tradeDate), ordinalOf(previousDate)]
  const closeMicros = closeAt(symbol, day)
  const previous = lastCloseAt(symbol, before)
  if (symbol === REAL_SYMBOL) return { symbol, closeMicros, prevCloseMicros: previous, split: NO_SPLIT }
  const seed = seedOf(symbol)
  const [now, then] = [factorOf(seed, day), factorOf(seed, before)]
  // As a real source does: the close before is told in the shares of today.
  const prevCloseMicros = previous === null ? null : (previous * BigInt(now)) / BigInt(then)
  const split = now === then ? NO_SPLIT : { numerator: Math.max(1, then / now), denominator: Math.max(1, now / then) }
  return { symbol, closeMicros, prevCloseMicros, split }
}

/** The demo's word on all symbols of the question: the same on every machine, at every time. */
export const closesOfDemo = ({ symbols, tradeDate, previousDate }: Question): Close[] =>
  symbols.map((symbol) => closeOf(symbol, tradeDate, previousDate))
