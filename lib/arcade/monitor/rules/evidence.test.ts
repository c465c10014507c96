import { describe, expect, test } from 'vitest'
import { LN_E_MAX, ODDS_MULTIPLIERS, PRIOR_DRAWS } from '../constants'
import {
  type Category,
  lnBeta,
  lnCategoriesE,
  lnChangingE,
  lnGamma,
  lnMeanE,
  lnPredicted,
  type Stratum,
} from './evidence'

describe('ln Γ', () => {
  test.each([
    [1, 0],
    [2, 0],
    [0.5, Math.log(Math.PI) / 2],
    [1.5, Math.log(Math.sqrt(Math.PI) / 2)],
    [10, Math.log(362_880)],
    [0.001, 6.907178885383853],
    [0.00305, 5.790860820239302],
    [100, 359.1342053695754],
    [1e6, 12_815_504.569147611],
    [1e9, 19_723_265_827.503716],
  ])('of %d', (x, known) => {
    expect(Math.abs(lnGamma(x) - known)).toBeLessThan(1e-13 * Math.max(1, Math.abs(known)))
  })

  test('obeys Γ(x + 1) = x·Γ(x) everywhere', () => {
    for (let x = 0.001; x < 1e7; x *= 1.7) {
      expect(Math.abs(lnGamma(x + 1) - lnGamma(x) - Math.log(x))).toBeLessThan(1e-13 * Math.max(1, lnGamma(x + 1)))
    }
  })

  test('makes the beta function: B(2, 3) = 1/12, B(½, ½) = π', () => {
    expect(lnBeta([2, 3])).toBeCloseTo(-Math.log(12), 13)
    expect(lnBeta([0.5, 0.5])).toBeCloseTo(Math.log(Math.PI), 13)
  })
})

describe('the evidence against fixed odds', () => {
  const odds: Category[] = [
    { name: 'a', probability: 0.01 },
    { name: 'b', probability: 0.29 },
    { name: 'c', probability: 0.7 },
  ]
  const lnE = (counts: Record<string, number>) => lnCategoriesE(odds, (name) => counts[name] ?? 0)

  test('is 1 before the first draw, and after one draw of any kind', () => {
    expect(lnE({})).toBeCloseTo(0, 12)
    for (const name of ['a', 'b', 'c']) expect(lnE({ [name]: 1 })).toBeCloseTo(0, 12)
  })

  test('is the product of predicted over published chances, draw by draw', () => {
    const drawn = ['c', 'a', 'a', 'b', 'c', 'c', 'a', 'c']
    const counts: Record<string, number> = {}
    let product = 1
    let ln = 0
    drawn.forEach((name, before) => {
      const p = odds.find((one) => one.name === name)?.probability ?? 0
      product *= (PRIOR_DRAWS * p + (counts[name] ?? 0)) / (PRIOR_DRAWS + before) / p
      ln += lnPredicted(p, counts[name] ?? 0, before)
      counts[name] = (counts[name] ?? 0) + 1
      expect(Math.exp(lnE(counts))).toBeCloseTo(product, 9)
      expect(lnE(counts)).toBeCloseTo(ln, 12)
    })
  })

  test('is expected to stay: the mean over all continuations of any state is the state', () => {
    for (const state of [{}, { a: 3, b: 7, c: 2 }, { a: 0, b: 40, c: 900 }] as Record<string, number>[]) {
      const mean = odds.reduce(
        (sum, { name, probability }) =>
          sum + probability * Math.exp(lnE({ ...state, [name]: (state[name] ?? 0) + 1 }) - lnE(state)),
        0,
      )
      expect(mean).toBeCloseTo(1, 10)
    }
  })

  test('shrinks while the counts fit, grows without end when they do not', () => {
    expect(lnE({ a: 1_000, b: 29_000, c: 70_000 })).toBeLessThan(-4)
    expect(lnE({ a: 500, b: 29_000, c: 70_500 })).toBeGreaterThan(100)
  })

  test('of what was published as impossible is proof at once', () => {
    const sure: Category[] = [
      { name: 'a', probability: 0 },
      { name: 'b', probability: 1 },
    ]
    expect(lnCategoriesE(sure, (name) => (name === 'b' ? 9 : 0))).toBeCloseTo(0, 12)
    expect(lnCategoriesE(sure, () => 1)).toBe(LN_E_MAX)
  })

  test('stays a finite number for years of draws', () => {
    expect(lnE({ a: 1e10, b: 2.9e11, c: 7e11 })).toBeGreaterThan(-LN_E_MAX)
    expect(lnE({ a: 1e12, b: 0, c: 0 })).toBe(LN_E_MAX)
  })
})

describe('the evidence against odds that change with pity', () => {
  const curve: Stratum[] = [
    { probability: 0.01, hits: 6, misses: 590 },
    { probability: 0.06, hits: 1, misses: 11 },
    { probability: 0.11, hits: 2, misses: 7 },
  ]
  const plus = (strata: readonly Stratum[], at: number, isHit: boolean) =>
    strata.map((one, index) =>
      index === at ? { ...one, hits: one.hits + (isHit ? 1 : 0), misses: one.misses + (isHit ? 0 : 1) } : one,
    )

  test('is 1 before the first draw', () => {
    expect(lnChangingE([])).toBeCloseTo(0, 12)
  })

  test('is expected to stay, whatever the chance of the next draw', () => {
    curve.forEach(({ probability }, at) => {
      const ratio = (isHit: boolean) => Math.exp(lnChangingE(plus(curve, at, isHit)) - lnChangingE(curve))
      expect(probability * ratio(true) + (1 - probability) * ratio(false)).toBeCloseTo(1, 12)
    })
  })

  test('is the mean over θ of the product of qₜ/pₜ', () => {
    const products = ODDS_MULTIPLIERS.map((theta) =>
      curve.reduce((product, { probability: p, hits, misses }) => {
        const q = (theta * p) / (1 - p + theta * p)
        return product * (q / p) ** hits * ((1 - q) / (1 - p)) ** misses
      }, 1),
    )
    const mean = products.reduce((sum, one) => sum + one, 0) / products.length
    expect(Math.exp(lnChangingE(curve))).toBeCloseTo(mean, 9)
  })

  test('a draw that had to hit says nothing; one that had to and did not is proof', () => {
    expect(lnChangingE([...curve, { probability: 1, hits: 50, misses: 0 }])).toBeCloseTo(lnChangingE(curve), 12)
    expect(lnChangingE([{ probability: 1, hits: 50, misses: 1 }])).toBe(LN_E_MAX)
    expect(lnChangingE([{ probability: 0, hits: 1, misses: 5 }])).toBe(LN_E_MAX)
  })
})

test('the mean of e-values bears numbers that no double holds', () => {
  expect(lnMeanE([0, 0])).toBeCloseTo(0, 14)
  expect(lnMeanE([600, -600])).toBeCloseTo(600 - Math.log(2), 10)
  expect(lnMeanE([-1e9, -1e9])).toBe(-LN_E_MAX)
})
