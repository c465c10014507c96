import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CAP_MAX, CRASH_BOUNDS, FLIGHT_MAX_MS, TARGET_MIN } from './constants'
import type { CrashConfig } from './contract'
import { chanceAt, flightMsOf, heightOf, instantOf, multiplierAt, pointOf, returnAt, settleCrash } from './rules'

/** The configuration every installation starts with. */
const FIRST: CrashConfig = { edgePercent: 1, cap: 100_000 }
const DRAWS = 2n ** 52n
const [HIGH, LOW] = CRASH_BOUNDS as [number, number]

const valuesOf = (drawn: bigint): number[] => [Number(drawn >> 32n), Number(drawn & 0xffff_ffffn)]
/** The smallest draw whose point is not below `point`. */
const drawFor = (point: number): number[] => valuesOf(DRAWS - (99n * DRAWS) / BigInt(point))

const anyDraw = fc.tuple(fc.nat(HIGH - 1), fc.nat(LOW - 1))
const anyTarget = fc.integer({ min: TARGET_MIN, max: CAP_MAX })
const anyBet = fc.integer({ min: 1, max: 10 }).map((hundreds) => hundreds * 100)
const anyInput = fc.record({
  bet: anyBet,
  autoTarget: fc.option(anyTarget),
  cashOutMs: fc.option(fc.nat(FLIGHT_MAX_MS)),
})

describe('the curve', () => {
  test('is floor(100 × e^(0.00006 × ms)) at every millisecond, compared with 512 bits, and never falls', () => {
    const bits = 512n
    // e^(6/100,000) by its series, to the last of 512 bits.
    let [growth, term] = [1n << bits, 1n << bits]
    for (let n = 1n; term > 0n; n++) {
      term = (term * 6n) / (100_000n * n)
      growth += term
    }
    let exact = 100n << bits
    let before = 0
    for (let ms = 0; ms <= FLIGHT_MAX_MS; ms++) {
      const multiplier = multiplierAt(ms)
      if (multiplier !== Number(exact >> bits) || multiplier < before) expect([ms, multiplier]).toBe(exact >> bits)
      before = multiplier
      exact = (exact * growth) >> bits
    }
  })

  test('stands at 1.00× before the start, and reads a part of a millisecond as not yet over', () => {
    expect([multiplierAt(-5), multiplierAt(0), multiplierAt(165.9), multiplierAt(166)]).toEqual([100, 100, 100, 101])
  })

  test('reaches each multiplier at its first millisecond', () => {
    expect([100, 101, 200, 100_000].map(instantOf)).toEqual([0, 166, 11_553, 115_130])
    fc.assert(
      fc.property(anyTarget, (target) => {
        const instant = instantOf(target)
        expect(multiplierAt(instant)).toBeGreaterThanOrEqual(target)
        expect(multiplierAt(instant - 1)).toBeLessThan(target)
      }),
    )
  })
})

describe('the distribution of the point', () => {
  test.each([10n, 12n, 16n])('of all draws of %i bits, floor(0.99 × 2^bits / x) reach x, for every x', (bits) => {
    const draws = 1n << bits
    const heights = Array.from({ length: Number(draws) }, (_, drawn) => Number(heightOf(1, BigInt(drawn), draws)))
    const reached = new Uint32Array(CAP_MAX + 2)
    for (const height of heights) reached[Math.min(height, CAP_MAX)] = (reached[Math.min(height, CAP_MAX)] ?? 0) + 1
    let count = 0
    for (let target = CAP_MAX; target >= TARGET_MIN; target--) {
      count += reached[target] ?? 0
      if (BigInt(count) !== (99n * draws) / BigInt(target)) expect([target, count]).toBe('0.99 / x')
    }
  })

  test('of the draws of 52 bits, exactly those from 2^52 − floor(0.99 × 2^52 / x) on reach x', () => {
    fc.assert(
      fc.property(anyTarget, (target) => {
        const first = DRAWS - chanceAt(FIRST, target).numerator
        expect(pointOf(FIRST, valuesOf(first))).toBeGreaterThanOrEqual(target)
        expect(pointOf(FIRST, valuesOf(first - 1n))).toBeLessThan(target)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a higher draw never has a lower point, and none lies outside 1.00× and the cap', () => {
    fc.assert(
      fc.property(anyDraw, anyDraw, (a, b) => {
        const [low, high] = [a, b].sort(([h1, l1], [h2, l2]) => h1 - h2 || l1 - l2) as [
          [number, number],
          [number, number],
        ]
        expect(pointOf(FIRST, low)).toBeLessThanOrEqual(pointOf(FIRST, high))
      }),
    )
    expect([pointOf(FIRST, [0, 0]), pointOf(FIRST, [HIGH - 1, LOW - 1])]).toEqual([100, 100_000])
    expect(pointOf({ edgePercent: 1, cap: 500 }, [HIGH - 1, LOW - 1])).toBe(500)
  })

  test('the return is 99 % at every target, less only what 52 bits cannot tell', () => {
    for (let target = TARGET_MIN; target <= CAP_MAX; target++) {
      const { numerator, denominator } = returnAt(FIRST, target)
      const missing = 99n * denominator - 100n * numerator
      if (missing < 0n || missing >= 100n * BigInt(target)) expect([target, missing]).toBe('99 %')
    }
  })
})

describe('what pays', () => {
  const settle = (point: number, input: Partial<Parameters<typeof settleCrash>[2]>) =>
    settleCrash(FIRST, drawFor(point), { bet: 100, autoTarget: null, cashOutMs: null, ...input })

  test.each([
    ['a target below the point pays exactly itself', 300, { autoTarget: 250 }, 250],
    ['a target at the point pays', 250, { autoTarget: 250 }, 250],
    ['a target above the point pays nothing', 249, { autoTarget: 250 }, null],
    ['a cash-out pays what the curve stands at', 300, { cashOutMs: 11_553 }, 200],
    ['a cash-out in the last millisecond below the point pays', 200, { cashOutMs: instantOf(201) - 1 }, 200],
    ['a cash-out one millisecond later pays nothing', 200, { cashOutMs: instantOf(201) }, null],
    ['a cash-out before the target is taken', 300, { autoTarget: 250, cashOutMs: 11_553 }, 200],
    ['a cash-out after the target pays the target', 900, { autoTarget: 250, cashOutMs: 30_000 }, 250],
    ['a late cash-out saves no target that was not reached', 240, { autoTarget: 250, cashOutMs: 16_000 }, null],
    ['nothing pays below 1.01×: a cash-out at once asks for 1.01×', 101, { cashOutMs: 0 }, 101],
    ['and gets nothing when the curve never leaves 1.00×', 100, { cashOutMs: 0 }, null],
    ['a round that nobody cashes out is lost below the cap', 99_999, {}, null],
    ['and pays the cap there', 100_000, {}, 100_000],
  ])('%s', (_rule, point, input, multiplier) => {
    const { result, payout } = settle(point, input)
    expect([result.point, result.multiplier, payout]).toEqual([point, multiplier, multiplier ?? 0])
    expect(result.presentation).toBe(multiplier === null ? 'loss' : 'win')
  })

  test('pays iff what was asked for is not above the point, a whole number of GOLD', () => {
    fc.assert(
      fc.property(anyDraw, anyInput, (values, input) => {
        const { result, payout } = settleCrash(FIRST, values, input)
        expect(Number.isSafeInteger(payout)).toBe(true)
        expect(payout * 100).toBe(input.bet * (result.multiplier ?? 0))
        if (result.multiplier !== null) expect(result.multiplier).toBeLessThanOrEqual(result.point)
        expect(payout > 0).toBe(payout > input.bet)
      }),
    )
  })

  test('a flight ends before the curve passes the point, and at the target where that is reached first', () => {
    fc.assert(
      fc.property(anyDraw, fc.option(anyTarget), (values, autoTarget) => {
        const point = pointOf(FIRST, values)
        const flightMs = flightMsOf(FIRST, values, autoTarget)
        expect(multiplierAt(flightMs - 1)).toBeLessThanOrEqual(point)
        const { result } = settleCrash(FIRST, values, { bet: 100, autoTarget, cashOutMs: null })
        if (result.multiplier === null) expect(multiplierAt(flightMs)).toBeGreaterThan(point)
        else expect(flightMs).toBe(instantOf(result.multiplier))
      }),
    )
  })
})

test('the published returns at 1.01×, 2×, 100× and 1,000× are 99 %', () => {
  const rounded = [101, 200, 10_000, 100_000].map((target) => {
    const { numerator, denominator } = returnAt(FIRST, target)
    return Number((numerator * 10n ** 12n) / denominator) / 10 ** 12
  })
  expect(rounded).toEqual([0.989999999999, 0.99, 0.99, 0.989999999999].map((value) => expect.closeTo(value, 11)))
})
