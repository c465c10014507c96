import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pointsOf, rangeOf } from './rules'

const count = fc.nat({ max: 1_000_000 })
const crowd = fc
  .tuple(count, count)
  .map(([same, other]) => ({ same, total: same + other }))
  .filter(({ same }) => same > 0)

describe('what a right pick is awarded', () => {
  test.each([
    [1, 2, 10],
    [9, 10, 6],
    [1, 10, 25],
    [1, 4, 20],
    [3, 4, 7],
    [1, 1, 6],
    [2, 5, 13],
    [0, 8, 25],
    [0, 0, 10],
  ])('%i of %i: %i POINT', (same, total, points) => expect(pointsOf({ same, total })).toBe(points))

  test('is 10 × clamp(0.5 / share, 0.6, 2.5), rounded with halves up', () => {
    fc.assert(
      fc.property(crowd, ({ same, total }) => {
        // 10 × 0.5 / share lies within half a POINT of the answer, compared in whole numbers; the bounds hold beyond.
        const points = pointsOf({ same, total })
        const [value, twice] = [10 * total, 2 * same]
        if (points > 6) expect(value >= (points - 0.5) * twice).toBe(true)
        if (points < 25) expect(value < (points + 0.5) * twice).toBe(true)
      }),
    )
  })

  test('is a whole number from 6 to 25', () => {
    fc.assert(
      fc.property(count, count, (same, other) => {
        const points = pointsOf({ same, total: same + other })
        expect(Number.isInteger(points) && points >= 6 && points <= 25).toBe(true)
      }),
    )
  })

  test('never rises when one more says the same, and never falls when one more says the opposite', () => {
    fc.assert(
      fc.property(crowd, ({ same, total }) => {
        expect(pointsOf({ same: same + 1, total: total + 1 })).toBeLessThanOrEqual(pointsOf({ same, total }))
        expect(pointsOf({ same, total: total + 1 })).toBeGreaterThanOrEqual(pointsOf({ same, total }))
      }),
    )
  })

  test('does not depend on how large the crowd is', () => {
    fc.assert(
      fc.property(crowd, fc.integer({ min: 1, max: 1_000 }), ({ same, total }, times) => {
        expect(pointsOf({ same: same * times, total: total * times })).toBe(pointsOf({ same, total }))
      }),
    )
  })

  test('brings nothing for copying the crowd: members who all pick what nine in ten pick get the least', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (tenth) => {
        expect(pointsOf({ same: 9 * tenth, total: 10 * tenth })).toBe(6)
      }),
    )
  })
})

describe('the range before the cut-off', () => {
  test('is 6 to 25 as long as nothing is known', () => expect(rangeOf()).toEqual({ min: 6, max: 25 }))

  test('holds what the pick is awarded in the end', () => {
    fc.assert(
      fc.property(crowd, count, count, (before, joining, opposing) => {
        const { min, max } = rangeOf({ ...before, more: joining + opposing })
        const points = pointsOf({ same: before.same + joining, total: before.total + joining + opposing })
        expect(min <= points && points <= max).toBe(true)
      }),
    )
  })
})
