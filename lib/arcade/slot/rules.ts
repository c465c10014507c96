import { presentationOf } from '../plays/rules'
import { REEL_COUNT, REEL_STOPS, SLOT_LINES, SLOT_SYMBOLS } from './constants'
import type { SlotConfig, SlotLine, SlotResult, SlotSymbol } from './contract'

type Reels = SlotResult['reels']
type Stops = SlotResult['stops']

/** A probability as an exact fraction; the denominator is the number of equally likely outcomes. */
export type Odds = { numerator: bigint; denominator: bigint }

/** What has to be drawn for one spin, in this order: a stop for each reel, left to right. */
export const REEL_BOUNDS: readonly number[] = Array.from({ length: REEL_COUNT }, () => REEL_STOPS)

/** Stops 0 … 63 belong to the symbols in the order of `SLOT_SYMBOLS`, each taking as many as its weight. */
export function symbolAt(config: SlotConfig, stop: number): SlotSymbol {
  let last = 0
  for (const symbol of SLOT_SYMBOLS) {
    last += config.weights[symbol]
    if (stop < last) return symbol
  }
  return 'cherry'
}

/** Three of a kind pays its own line (three cherries are not also two); nothing else but exactly two cherries pays. */
export function lineOf([first, second, third]: Reels): SlotLine | null {
  if (first === second && second === third) return first
  const cherries = [first, second, third].filter((symbol) => symbol === 'cherry').length
  return cherries === 2 ? 'two_cherries' : null
}

/**
 * The whole game: stops and stake in, result and payout (GOLD) out. The stops are the draws themselves, so a near miss
 * comes up exactly as often as chance has it.
 */
export function settleSpin(config: SlotConfig, stops: readonly number[], bet: number) {
  const [a = 0, b = 0, c = 0] = stops
  const drawn: Stops = [a, b, c]
  const reels: Reels = [symbolAt(config, a), symbolAt(config, b), symbolAt(config, c)]
  const line = lineOf(reels)
  const payout = line === null ? 0 : bet * config.pays[line]
  const result: SlotResult = { reels, stops: drawn, line, presentation: presentationOf(bet, payout) }
  return { result, payout }
}

function* everyReels(): Generator<Reels> {
  for (const a of SLOT_SYMBOLS) for (const b of SLOT_SYMBOLS) for (const c of SLOT_SYMBOLS) yield [a, b, c]
}

/**
 * Exact odds by enumeration of every combination of symbols, each counted as often as its stops allow.
 * `rtp` is the expected payout per GOLD staked, `hit` the share of spins that pay anything.
 */
export function computeOdds(config: SlotConfig): { rtp: Odds; hit: Odds; lines: Record<SlotLine, Odds> } {
  const stops = BigInt(SLOT_SYMBOLS.reduce((sum, symbol) => sum + config.weights[symbol], 0))
  const denominator = stops ** BigInt(REEL_COUNT)
  const ways = Object.fromEntries(SLOT_LINES.map((line) => [line, 0n])) as Record<SlotLine, bigint>
  for (const reels of everyReels()) {
    const line = lineOf(reels)
    if (line !== null) ways[line] += reels.reduce((product, symbol) => product * BigInt(config.weights[symbol]), 1n)
  }
  const paying = SLOT_LINES.filter((line) => config.pays[line] > 0)
  const sum = (of: (line: SlotLine) => bigint) => paying.reduce((total, line) => total + of(line), 0n)
  return {
    rtp: { numerator: sum((line) => ways[line] * BigInt(config.pays[line])), denominator },
    hit: { numerator: sum((line) => ways[line]), denominator },
    lines: Object.fromEntries(SLOT_LINES.map((line) => [line, { numerator: ways[line], denominator }])) as Record<
      SlotLine,
      Odds
    >,
  }
}
