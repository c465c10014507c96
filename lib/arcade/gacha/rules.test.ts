import { describe, expect, test } from 'vitest'
import { LIMITED_ITEMS, PPM, PULL_ITEMS, RARITIES } from './constants'
import { GachaConfig } from './contract'
import {
  boundsOfGacha,
  chanceWithin,
  consolidatedOf,
  curveOf,
  guaranteedIn,
  inputOf,
  jointOdds,
  luckOf,
  objectionsToGacha,
  ratesAt,
  settleGacha,
  ssrPpmAt,
} from './rules'

const CONFIG = GachaConfig.parse({
  cost: { one: 50, ten: 500 },
  rates: { SSR: 10_000, SR: 90_000, R: 300_000, N: 600_000 },
  items: {
    SSR: [
      { id: 'moa', ppm: 333_334 },
      { id: 'aurora', ppm: 333_333 },
      { id: 'moon', ppm: 333_333 },
    ],
    SR: ['whale', 'comet', 'lighthouse', 'balloon'].map((id) => ({ id, ppm: 250_000 })),
    R: ['lantern', 'kite', 'teacup', 'umbrella', 'feather'].map((id) => ({ id, ppm: 200_000 })),
    N: [
      ...['leaf', 'cloud', 'drop', 'pebble'].map((id) => ({ id, ppm: 166_667 })),
      ...['wave', 'sprout'].map((id) => ({ id, ppm: 166_666 })),
    ],
  },
  pity: { softFrom: 61, softStep: 50_000, hard: 80 },
  tenth: 'SR',
  shards: { SSR: 60, SR: 12, R: 3, N: 1 },
})
/** So small that every course of events can be walked through. */
const SMALL = GachaConfig.parse({
  ...CONFIG,
  rates: { SSR: 100_000, SR: 200_000, R: 300_000, N: 400_000 },
  pity: { softFrom: 3, softStep: 200_000, hard: 5 },
})
const STATES = Array.from({ length: CONFIG.pity.hard }, (_, missed) => missed)
const numberOf = ({ numerator, denominator }: { numerator: bigint; denominator: bigint }) =>
  Number((numerator * 10n ** 15n) / denominator) / 1e15

describe('the odds of the next pull', () => {
  test('add up to certainty in every state, in single pulls and in the tenth', () => {
    for (const missed of STATES) {
      for (const isTenth of [false, true]) {
        const rates = ratesAt(CONFIG, missed, isTenth)
        expect(RARITIES.reduce((sum, rarity) => sum + rates[rarity], 0)).toBe(PPM)
        expect(RARITIES.every((rarity) => Number.isInteger(rates[rarity]) && rates[rarity] >= 0)).toBe(true)
      }
    }
  })

  test('are the base rates until pull 60, then five points more each, and certain at pull 80', () => {
    for (const missed of STATES) {
      const pull = missed + 1
      const formula = pull === 80 ? PPM : Math.min(PPM, 10_000 + Math.max(0, pull - 60) * 50_000)
      expect(ssrPpmAt(CONFIG, missed)).toBe(formula)
      if (pull <= 60) expect(ratesAt(CONFIG, missed)).toEqual(CONFIG.rates)
    }
    expect([59, 60, 78, 79].map((missed) => ssrPpmAt(CONFIG, missed))).toEqual([10_000, 60_000, 960_000, PPM])
  })

  test('never give a rarer thing less than a state before, and take from N first', () => {
    for (const missed of STATES.slice(1)) {
      const [before, now] = [ratesAt(CONFIG, missed - 1), ratesAt(CONFIG, missed)]
      expect(now.SSR).toBeGreaterThanOrEqual(before.SSR)
      if (now.N > 0) expect([now.SR, now.R]).toEqual([CONFIG.rates.SR, CONFIG.rates.R])
      if (now.R > 0) expect(now.SR).toBe(CONFIG.rates.SR)
    }
  })

  test('leave nothing below SR to the tenth of ten, and do not touch its SSR', () => {
    for (const missed of STATES) {
      const tenth = ratesAt(CONFIG, missed, true)
      expect([tenth.R, tenth.N, tenth.SSR]).toEqual([0, 0, ssrPpmAt(CONFIG, missed)])
    }
  })

  test('are what settling comes to over the whole range of numbers', () => {
    for (const missed of [0, 60, 70, 79]) {
      const seen = { SSR: 0, SR: 0, R: 0, N: 0 }
      for (let ticket = 0; ticket < PPM; ticket += 100) {
        seen[settleGacha(CONFIG, [ticket, 0], { missed, owned: [] }).result.pulls[0]?.rarity ?? 'N'] += 100
      }
      expect(seen).toEqual(ratesAt(CONFIG, missed))
    }
  })

  test('change at exactly the published numbers', () => {
    for (const missed of STATES) {
      const rates = ratesAt(CONFIG, missed)
      let edge = 0
      for (const rarity of RARITIES.filter((one) => rates[one] > 0)) {
        const at = (ticket: number) => settleGacha(CONFIG, [ticket, 0], { missed, owned: [] }).result.pulls[0]?.rarity
        expect(at(edge)).toBe(rarity)
        edge += rates[rarity]
        expect(at(edge - 1)).toBe(rarity)
      }
      expect(edge).toBe(PPM)
    }
  })

  test('guarantee an SSR within what is left of eighty, at once when the guarantee was moved closer', () => {
    expect([0, 57, 79, 200].map((missed) => guaranteedIn(CONFIG, missed))).toEqual([80, 23, 1, 1])
    expect(ssrPpmAt(CONFIG, 200)).toBe(PPM)
  })

  test('of items are joint: all items of all rarities add up to one', () => {
    for (const missed of STATES) {
      const rates = ratesAt(CONFIG, missed)
      const all = RARITIES.flatMap((rarity) => CONFIG.items[rarity].map(({ ppm }) => jointOdds(rates[rarity], ppm)))
      expect(all.reduce((sum, { numerator }) => sum + numerator, 0n)).toBe(BigInt(PPM) ** 2n)
    }
  })
})

describe('a pull', () => {
  test('draws each item as often as its share says', () => {
    const seen = new Map<string, number>()
    for (let ticket = 0; ticket < PPM; ticket++) {
      if (ticket % 333_333 > 3 && ticket % 1_000 !== 0) continue
      const item = settleGacha(CONFIG, [0, ticket], { missed: 0, owned: [] }).result.pulls[0]?.item ?? ''
      seen.set(item, ticket)
    }
    expect([...seen]).toEqual([
      ['moa', 333_333],
      ['aurora', 666_666],
      ['moon', 999_999],
    ])
  })

  test('counts up without an SSR and starts again after one', () => {
    const { result } = settleGacha(CONFIG, [999_999, 0, 0, 0, 999_999, 0], { missed: 7, owned: [] })
    expect(result.pulls.map(({ pityBefore, pityAfter }) => [pityBefore, pityAfter])).toEqual([
      [7, 8],
      [8, 0],
      [0, 1],
    ])
  })

  test('names the probability of an SSR that it had', () => {
    const values = Array.from({ length: 20 }, () => 999_999)
    const { pulls } = settleGacha(CONFIG, values, { missed: 55, owned: [] }).result
    expect(pulls.map(({ pEffectivePpm }) => pEffectivePpm)).toEqual([
      ...[10_000, 10_000, 10_000, 10_000, 10_000, 60_000, 110_000, 160_000, 210_000, 260_000],
    ])
    expect(pulls.map(({ rarity }) => rarity)).toEqual([...Array(9).fill('N'), 'SR'])
  })

  test('turns what was owned, or pulled a moment ago, into the disclosed shards', () => {
    const values = [999_999, 0, 999_999, 0, 0, 0, 15_000, 0]
    const { result, payout } = settleGacha(CONFIG, values, { missed: 0, owned: ['moa'] })
    expect(result.pulls.map(({ item, isDuplicate, shards }) => [item, isDuplicate, shards])).toEqual([
      ['leaf', false, 0],
      ['leaf', true, 1],
      ['moa', true, 60],
      ['whale', false, 0],
    ])
    expect([result.shards, payout, result.presentation]).toEqual([61, 0, 'loss'])
  })

  test('has the same odds whatever is owned', () => {
    for (let ticket = 0; ticket < PPM; ticket += 12_345) {
      const items = [[], PULL_ITEMS].map((owned) => settleGacha(CONFIG, [ticket, ticket], { missed: 3, owned }).result)
      expect(items[0]?.pulls[0]?.item).toBe(items[1]?.pulls[0]?.item)
    }
  })

  test('is repeated exactly from its record and its numbers', () => {
    const values = Array.from({ length: 20 }, (_, index) => (index * 7_919_321) % PPM)
    for (const missed of STATES) {
      const { result } = settleGacha(CONFIG, values, { missed, owned: ['leaf', 'whale'] })
      expect(settleGacha(CONFIG, values, inputOf(result)).result).toEqual(result)
    }
  })

  test('needs two numbers below a million each', () => {
    expect(boundsOfGacha(1)).toEqual([PPM, PPM])
    expect(boundsOfGacha(10)).toHaveLength(20)
  })
})

/** Probability of every number of SSRs in `pulls` pulls, by walking through all 2^pulls courses; over PPM^pulls. */
function walk(config: GachaConfig, pulls: number, missed: number, counts: bigint[], ways = 1n, ssr = 0): bigint[] {
  if (pulls === 0) {
    counts[ssr] = (counts[ssr] ?? 0n) + ways
    return counts
  }
  const chance = BigInt(ssrPpmAt(config, missed))
  if (chance > 0n) walk(config, pulls - 1, 0, counts, ways * chance, ssr + 1)
  if (chance < BigInt(PPM)) walk(config, pulls - 1, missed + 1, counts, ways * (BigInt(PPM) - chance), ssr)
  return counts
}

/** The same by exact integers over states, for as many pulls as one likes. */
function countsByStates(config: GachaConfig, pulls: number, from: number): bigint[] {
  let states = new Map([[`${from}/0`, 1n]])
  for (let pull = 0; pull < pulls; pull++) {
    const next = new Map<string, bigint>()
    const add = (key: string, ways: bigint) => next.set(key, (next.get(key) ?? 0n) + ways)
    for (const [key, ways] of states) {
      const [missed = 0, ssr = 0] = key.split('/').map(Number)
      const chance = BigInt(ssrPpmAt(config, missed))
      if (chance > 0n) add(`0/${ssr + 1}`, ways * chance)
      if (chance < BigInt(PPM)) add(`${missed + 1}/${ssr}`, ways * (BigInt(PPM) - chance))
    }
    states = next
  }
  const counts: bigint[] = []
  for (const [key, ways] of states) {
    const ssr = Number(key.split('/')[1])
    counts[ssr] = (counts[ssr] ?? 0n) + ways
  }
  return counts
}

const tail = (counts: readonly (bigint | undefined)[], from: number, pulls: number) =>
  numberOf({
    numerator: Array.from(counts, (ways) => ways ?? 0n)
      .slice(from)
      .reduce((sum, ways) => sum + ways, 0n),
    denominator: BigInt(PPM) ** BigInt(pulls),
  })

describe('the long run', () => {
  test('of 1 % with a rise from 61 and a guarantee at 80 is 48.09 pulls, 2.08 %, half within 62, nine in ten within 67', () => {
    const { expectedPulls, rates, median, ninetieth, reachHard } = consolidatedOf(CONFIG)
    expect(numberOf(expectedPulls)).toBeCloseTo(48.09, 2)
    expect(numberOf(rates.SSR)).toBeCloseTo(0.0208, 4)
    expect([median, ninetieth]).toEqual([62, 67])
    expect(Number((reachHard.numerator * 10n ** 24n) / reachHard.denominator) / 1e24).toBeCloseTo(6e-9, 9)
  })

  test('of 1 % flat with a guarantee at 80 is 55.25 pulls, and 45.2 % get there', () => {
    const flat = { ...CONFIG, pity: { softFrom: 80, softStep: 0, hard: 80 } }
    const { expectedPulls, rates, reachHard } = consolidatedOf(flat)
    expect(numberOf(expectedPulls)).toBeCloseTo(55.25, 2)
    expect(numberOf(rates.SSR)).toBeCloseTo(0.0181, 4)
    expect(numberOf(reachHard)).toBeCloseTo(0.452, 3)
  })

  test('of 0.6 % with a rise from 74 and a guarantee at 90 is 62.30 pulls, 1.605 %', () => {
    const rates = { ...CONFIG.rates, SSR: 6_000, N: 604_000 }
    const { expectedPulls, rates: long } = consolidatedOf({
      ...CONFIG,
      rates,
      pity: { softFrom: 74, softStep: 60_000, hard: 90 },
    })
    expect(numberOf(expectedPulls)).toBeCloseTo(62.3, 1)
    expect(numberOf(long.SSR)).toBeCloseTo(0.01605, 5)
  })

  test('gives every rarity a share, and the shares add up to exactly one', () => {
    const { rates, expectedPulls } = consolidatedOf(CONFIG)
    const { denominator } = rates.SSR
    expect(RARITIES.reduce((sum, rarity) => sum + rates[rarity].numerator, 0n)).toBe(denominator)
    // One SSR for each cycle: its share times the length of a cycle is one.
    expect(rates.SSR.numerator * expectedPulls.numerator).toBe(denominator * expectedPulls.denominator)
  })

  test('is what stepping a population through the states comes to', () => {
    let population = new Float64Array(SMALL.pity.hard).fill(0)
    population[0] = 1
    const seen = { SSR: 0, SR: 0, R: 0, N: 0 }
    for (let step = 0; step < 4_000; step++) {
      const next = new Float64Array(SMALL.pity.hard).fill(0)
      population.forEach((share, missed) => {
        const rates = ratesAt(SMALL, missed)
        for (const rarity of RARITIES) if (step >= 2_000) seen[rarity] += (share * rates[rarity]) / PPM / 2_000
        next[0] = (next[0] ?? 0) + (share * rates.SSR) / PPM
        if (missed + 1 < next.length) next[missed + 1] = (share * (PPM - rates.SSR)) / PPM
      })
      population = next
    }
    const { rates } = consolidatedOf(SMALL)
    for (const rarity of RARITIES) expect(seen[rarity]).toBeCloseTo(numberOf(rates[rarity]), 10)
  })

  test('is told as stretches that cover every pull once', () => {
    const curve = curveOf(CONFIG)
    expect(curve[0]).toEqual({ from: 1, to: 60, rates: CONFIG.rates })
    expect(curve.at(-1)).toEqual({ from: 80, to: 80, rates: { SSR: PPM, SR: 0, R: 0, N: 0 } })
    expect(curve.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index))).toEqual(
      STATES.map((missed) => missed + 1),
    )
  })
})

describe('chances over many pulls', () => {
  test('of at least one SSR equal the enumeration of every course of events, in every state', () => {
    for (let missed = 0; missed < SMALL.pity.hard; missed++) {
      for (let pulls = 1; pulls <= 10; pulls++) {
        const none = walk(SMALL, pulls, missed, [])[0] ?? 0n
        expect(chanceWithin(SMALL, missed, pulls)).toEqual({
          numerator: BigInt(PPM) ** BigInt(pulls) - none,
          denominator: BigInt(PPM) ** BigInt(pulls),
        })
      }
    }
  })

  test('of luck equal the enumeration of every course of events, in every state', () => {
    for (let from = 0; from < SMALL.pity.hard; from++) {
      for (let pulls = 1; pulls <= 12; pulls++) {
        const counts = walk(SMALL, pulls, from, [])
        for (let ssr = 0; ssr <= pulls; ssr++) {
          const { atLeast, fewer, percentile } = luckOf(SMALL, { pulls, ssr, from })
          const [least, more] = [tail(counts, ssr, pulls), tail(counts, ssr + 1, pulls)]
          expect(Math.abs(atLeast - least)).toBeLessThan(1e-12)
          expect(Math.abs(fewer - (1 - least))).toBeLessThan(1e-12)
          expect(Math.abs(percentile - (1 - least + (least - more) / 2))).toBeLessThan(1e-12)
        }
      }
    }
  })

  test('of luck stay exact over hundreds of pulls', () => {
    for (const [pulls, from] of [
      [90, 0],
      [120, 33],
    ] as const) {
      const counts = countsByStates(CONFIG, pulls, from)
      for (let ssr = 0; ssr < counts.length; ssr++) {
        expect(Math.abs(luckOf(CONFIG, { pulls, ssr, from }).atLeast - tail(counts, ssr, pulls))).toBeLessThan(1e-12)
      }
    }
  })
})

describe('figures to be published', () => {
  test('may be those of this test', () => expect(objectionsToGacha(CONFIG)).toEqual([]))

  test.each([
    ['ppm_sum', { rates: { ...CONFIG.rates, SSR: 10_001 } }],
    ['ppm_sum', { items: { ...CONFIG.items, SSR: [{ id: 'moa', ppm: 999_999 }] } }],
    ['item_twice', { items: { ...CONFIG.items, SSR: [{ id: 'leaf', ppm: PPM }] } }],
    ['pity_order', { pity: { softFrom: 81, softStep: 0, hard: 80 } }],
    ['no_discount', { cost: { one: 50, ten: 450 } }],
    ['shards_order', { shards: { SSR: 1, SR: 2, R: 1, N: 1 } }],
  ])('are refused for %s', (rule, change) => {
    expect(objectionsToGacha(GachaConfig.parse({ ...CONFIG, ...change })).map((one) => one.rule)).toContain(rule)
  })

  test('never sell what only shards buy', () => {
    const items = { ...CONFIG.items, SSR: [{ id: LIMITED_ITEMS[0], ppm: PPM }] }
    expect(GachaConfig.safeParse({ ...CONFIG, items }).success).toBe(false)
  })
})
