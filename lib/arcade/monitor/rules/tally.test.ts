import { describe, expect, test } from 'vitest'
import { LN_E_MAX } from '../constants'
import { drawsOf, frequenciesOf, type Published, stratumKey, Tally, watch } from './tally'

const PULLS: Published = {
  changing: [
    { name: 'SSR', ordinaryPpm: 10_000 },
    { name: 'N', ordinaryPpm: 990_000 },
  ],
  fixed: [
    [
      { name: 'moa', probability: 0.5 },
      { name: 'moon', probability: 0.5 },
    ],
    [{ name: 'leaf', probability: 1 }],
  ],
}
const COIN: Published = { changing: [], fixed: [['head', 'tail'].map((name) => ({ name, probability: 0.5 }))] }
const ssr = (ppm: number, item = 'moa') => [stratumKey('SSR', [ppm, 1e6 - ppm]), item]
const n = (ppm: number) => [stratumKey('N', [ppm, 1e6 - ppm]), 'leaf']

describe('a tally', () => {
  test('says the same however the draws were dealt into batches', () => {
    const drawn = Array.from({ length: 400 }, (_, index) => (index % 61 === 0 ? ssr(60_000) : n(10_000)))
    const whole = watch(PULLS, {}, drawn)
    const half = watch(PULLS, watch(PULLS, {}, drawn.slice(0, 173)).counts, drawn.slice(173))
    expect(half.counts).toEqual(whole.counts)
    expect(half.lnE).toBeCloseTo(whole.lnE, 10)
    expect(drawsOf(PULLS, whole.counts)).toBe(400)
  })

  test('alarms at the draw at which the evidence suffices, and keeps what stood then', () => {
    const heads = Array.from({ length: 200 }, () => ['head'])
    const { alarm, lnE } = watch(COIN, {}, heads)
    expect(alarm?.lnE).toBeGreaterThanOrEqual(Math.log(1_000))
    expect(alarm?.counts).toEqual({ head: alarm?.draws })
    expect(watch(COIN, {}, heads.slice(0, (alarm?.draws ?? 0) - 1)).alarm).toBeNull()
    expect(lnE).toBeGreaterThan(alarm?.lnE ?? 0)
  })

  test('takes what nobody published for proof', () => {
    for (const drawn of [['edge'], [stratumKey('UR', [1, 2])]]) {
      const tally = new Tally(COIN, {})
      tally.add(drawn)
      expect(tally.lnE).toBe(LN_E_MAX)
      expect(new Tally(COIN, tally.counts).lnE).toBe(LN_E_MAX)
    }
  })

  test('takes a certain thing that did not come for proof', () => {
    const tally = new Tally(PULLS, {})
    tally.add(n(1_000_000))
    expect(tally.lnE).toBe(LN_E_MAX)
  })
})

test('what is to be expected is the sum over each draw’s own chances, and of its share for what it divides into', () => {
  const { counts } = watch(PULLS, {}, [n(10_000), n(10_000), ssr(60_000, 'moon'), n(110_000)])
  const rows = new Map(frequenciesOf(PULLS, counts).map((row) => [row.category, row]))
  expect(rows.get('SSR')).toMatchObject({ observed: 1 })
  expect(rows.get('SSR')?.expected).toBeCloseTo(0.19, 12)
  expect(rows.get('moa')).toMatchObject({ observed: 0 })
  expect(rows.get('moa')?.expected).toBeCloseTo(0.095, 12)
  expect(rows.get('leaf')?.expected).toBeCloseTo(3.81, 12)
})
