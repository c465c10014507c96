import { describe, expect, test } from 'vitest'
import { presentationOf } from '../plays/rules'
import { REEL_STOPS, SLOT_SYMBOLS } from './constants'
import type { SlotConfig, SlotResult } from './contract'
import { computeOdds, lineOf, settleSpin, symbolAt } from './rules'

/** The paytable every installation starts with (version 1, research figures: RTP 249008/262144). */
const FIRST: SlotConfig = {
  weights: { seven: 2, bar: 4, bell: 8, clover: 12, lemon: 16, cherry: 22 },
  pays: { seven: 500, bar: 100, bell: 30, clover: 15, lemon: 8, cherry: 4, two_cherries: 2 },
}
const STOPS = Array.from({ length: REEL_STOPS }, (_, stop) => stop)

describe('what pays', () => {
  test.each<[string, SlotResult['reels'], SlotResult['line']]>([
    ['three sevens pay their line', ['seven', 'seven', 'seven'], 'seven'],
    ['three cherries are not also two cherries', ['cherry', 'cherry', 'cherry'], 'cherry'],
    ['two cherries pay wherever they stand', ['cherry', 'bell', 'cherry'], 'two_cherries'],
    ['two sevens pay nothing', ['seven', 'seven', 'bar'], null],
    ['one cherry pays nothing', ['cherry', 'bell', 'bar'], null],
  ])('%s', (_rule, reels, line) => {
    expect(lineOf(reels)).toBe(line)
  })

  test('a payout is the multiple of the stake', () => {
    expect(settleSpin(FIRST, [0, 1, 0], 10)).toEqual({
      result: { reels: ['seven', 'seven', 'seven'], stops: [0, 1, 0], line: 'seven', presentation: 'win' },
      payout: 5_000,
    })
  })

  test('only a payout above the stake may be celebrated', () => {
    expect([0, 9, 10, 11].map((payout) => presentationOf(10, payout))).toEqual(['loss', 'loss', 'push', 'win'])
  })
})

test('each symbol takes as many stops as its weight, rarest first', () => {
  const counts = SLOT_SYMBOLS.map((symbol) => STOPS.filter((stop) => symbolAt(FIRST, stop) === symbol).length)
  expect(counts).toEqual([2, 4, 8, 12, 16, 22])
  expect([symbolAt(FIRST, 1), symbolAt(FIRST, 2), symbolAt(FIRST, 63)]).toEqual(['seven', 'bar', 'cherry'])
})

describe('odds', () => {
  test('the enumeration equals playing all 262,144 combinations of stops', () => {
    let paid = 0
    let hits = 0
    for (const a of STOPS) {
      for (const b of STOPS) {
        for (const c of STOPS) {
          const { payout } = settleSpin(FIRST, [a, b, c], 1)
          paid += payout
          hits += payout > 0 ? 1 : 0
        }
      }
    }
    const { rtp, hit } = computeOdds(FIRST)
    expect([rtp, hit]).toEqual([
      { numerator: BigInt(paid), denominator: 262_144n },
      { numerator: BigInt(hits), denominator: 262_144n },
    ])
    expect(paid).toBe(249_008)
  })

  test('the lines add up to the hit rate, and every pay of the first paytable is at least twice the stake', () => {
    const { lines, hit } = computeOdds(FIRST)
    expect(Object.values(lines).reduce((sum, line) => sum + line.numerator, 0n)).toBe(hit.numerator)
    expect(Math.min(...Object.values(FIRST.pays))).toBe(2)
  })

  test('a line that pays nothing is no hit', () => {
    const dry = { ...FIRST, pays: { ...FIRST.pays, two_cherries: 0 } }
    const twoCherries = computeOdds(FIRST).lines.two_cherries.numerator
    expect(computeOdds(dry).hit.numerator).toBe(computeOdds(FIRST).hit.numerator - twoCherries)
  })
})
