import { describe, expect, test } from 'vitest'
import { serverDigests } from '@/lib/arcade/fairness/adapter'
import { drawIntegers } from '@/lib/arcade/fairness/rules'
import { REEL_STOPS, SLOT_LINES, SLOT_SYMBOLS } from '@/lib/arcade/slot/constants'
import type { SlotSymbol } from '@/lib/arcade/slot/contract'
import { lineOf, REEL_BOUNDS, settleSpin, symbolAt } from '@/lib/arcade/slot/rules'
import { chiSquareMax, chiSquareOf } from '@/tests/support/chi-square'
import vectors from '@/tests/vectors/fairness.json'

const SPINS = 150_000
/** Fewer than this in a cell, and χ² is no longer the distribution of its own name. */
const EXPECTED_MIN = 5
const REELS = [0, 1, 2] as const

type Stops = readonly [number, number, number]
const { config, draws } = vectors
const SYMBOLS = Array.from({ length: REEL_STOPS }, (_, stop) => symbolAt(config, stop))
const symbolOf = (stop: number) => SYMBOLS[stop] ?? 'cherry'
const reelsOf = ([a, b, c]: Stops): [SlotSymbol, SlotSymbol, SlotSymbol] => [symbolOf(a), symbolOf(b), symbolOf(c)]
const outcomeOf = (stops: Stops) => lineOf(reelsOf(stops)) ?? 'none'

/** Each symbol of which exactly two stand on the reels, with the reel that it lacks: `seven without 2`. */
function nearMissOf(stops: Stops): string | null {
  const reels = reelsOf(stops)
  const pair = SLOT_SYMBOLS.find((symbol) => reels.filter((one) => one === symbol).length === 2)
  return pair ? `${pair} without ${reels.findIndex((one) => one !== pair)}` : null
}

const tally = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

/** How often each key comes up over all 262,144 combinations, which are equally likely. */
function countAll(keysOf: (stops: Stops) => readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (let a = 0; a < REEL_STOPS; a++) {
    for (let b = 0; b < REEL_STOPS; b++) {
      for (let c = 0; c < REEL_STOPS; c++) for (const key of keysOf([a, b, c])) tally(counts, key)
    }
  }
  return counts
}

/** The stops that the machine shows: those of the recorded result, as a screen gets them. */
async function spinAll(): Promise<Stops[]> {
  const serverSeed = draws[0]?.serverSeed ?? ''
  const spins: Stops[] = []
  for (let nonce = 0; nonce < SPINS; nonce++) {
    const play = { serverSeed, clientSeed: 'near-miss', nonce, game: 'slot', configVersion: 1 }
    spins.push(settleSpin(config, await drawIntegers(serverDigests, play, REEL_BOUNDS), 1).result.stops)
  }
  return spins
}
const spins = spinAll()

const count = (all: readonly Stops[], keysOf: (stops: Stops) => readonly string[]) => {
  const counts = new Map<string, number>()
  for (const stops of all) for (const key of keysOf(stops)) tally(counts, key)
  return counts
}

describe('reels stop uniformly among the stops that map to the outcome', () => {
  // Three sevens come up once in 32,768 spins: too rarely for a test of their stops.
  const outcomes = [...SLOT_LINES.filter((line) => line !== 'seven'), 'none']
  const keysOf = (stops: Stops) => REELS.map((reel) => `${outcomeOf(stops)}|${reel}|${stops[reel]}`)
  const ways = countAll(keysOf)
  const waysOf = countAll((stops) => [outcomeOf(stops)])

  test.each(outcomes)('%s', async (outcome) => {
    const all = await spins
    const seen = count(all, keysOf)
    const total = count(all, (stops) => [outcomeOf(stops)]).get(outcome) ?? 0
    for (const reel of REELS) {
      const cells = [...ways]
        .filter(([key]) => key.startsWith(`${outcome}|${reel}|`))
        .map(([key, possible]) => ({
          seen: seen.get(key) ?? 0,
          expected: (total * possible) / (waysOf.get(outcome) ?? 1),
        }))
      expect(Math.min(...cells.map(({ expected }) => expected))).toBeGreaterThan(EXPECTED_MIN)
      const { chiSquare, degrees } = chiSquareOf(cells)
      expect(chiSquare, `${outcome}, reel ${reel}`).toBeLessThan(chiSquareMax(degrees))
    }
  })
})

test('two of a kind come up exactly as often as chance has it, whichever reel lacks the third', async () => {
  const keysOf = (stops: Stops) => [nearMissOf(stops) ?? 'no pair']
  const seen = count(await spins, keysOf)
  const cells = [...countAll(keysOf)].map(([key, ways]) => ({
    key,
    seen: seen.get(key) ?? 0,
    expected: (SPINS * ways) / REEL_STOPS ** 3,
  }))
  expect(cells).toHaveLength(3 * SLOT_SYMBOLS.length + 1)
  expect(Math.min(...cells.map(({ expected }) => expected))).toBeGreaterThan(EXPECTED_MIN)
  const { chiSquare, degrees } = chiSquareOf(cells)
  expect(chiSquare).toBeLessThan(chiSquareMax(degrees))
})

test('a machine that nudged one near miss in a hundred would be found out', async () => {
  const keysOf = (stops: Stops) => [nearMissOf(stops) ?? 'no pair']
  const engineered = (await spins).map((stops, turn): Stops => (turn % 100 === 0 ? [0, 1, 63] : stops))
  const seen = count(engineered, keysOf)
  const cells = [...countAll(keysOf)].map(([key, ways]) => ({
    seen: seen.get(key) ?? 0,
    expected: (SPINS * ways) / REEL_STOPS ** 3,
  }))
  const { chiSquare, degrees } = chiSquareOf(cells)
  expect(chiSquare).toBeGreaterThan(chiSquareMax(degrees))
})
