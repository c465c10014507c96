import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barsOf } from './bars'

test('gains stand on the line of zero and losses hang from it', () => {
  const { bars, zeroY } = barsOf([30, -10, 0], 300, 80)
  expect(zeroY).toBe(60)
  expect(bars.map(({ y, height, isPositive }) => [y, height, isPositive])).toEqual([
    [0, 60, true],
    [60, 20, false],
    [60, 0, false],
  ])
})

test('losses alone leave room above the line', () => {
  const { bars, zeroY } = barsOf([-10, -5], 300, 120)
  expect(zeroY).toBe(20)
  expect(bars.map(({ y, height }) => [y, height])).toEqual([
    [20, 100],
    [20, 50],
  ])
})

test('without anything to show the line lies in the middle', () => {
  expect(barsOf([0, 0], 100, 80).zeroY).toBe(40)
})

test('no bar leaves the picture', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 40 }),
      (values) => {
        for (const { x, y, width, height } of barsOf(values, 600, 160).bars) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x + width).toBeLessThanOrEqual(600)
          expect(y).toBeGreaterThanOrEqual(-1e-6)
          expect(y + height).toBeLessThanOrEqual(160 + 1e-6)
        }
      },
    ),
  )
})
