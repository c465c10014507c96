import { expect, test } from 'vitest'
import { lineOf } from './line-of'

test('a line goes from left to right, the highest value at the top', () => {
  expect(lineOf([1, 3, 2], 100, 40, 2)).toEqual({ path: 'M2 38L50 2L98 20', tip: { x: 98, y: 20 } })
})

test('values that never moved lie on one level', () => {
  expect(lineOf([5, 5], 10, 10, 0)?.path).toBe('M0 0L10 0')
})

test('one value is no line', () => {
  expect(lineOf([5], 10, 10, 0)).toBeNull()
  expect(lineOf([], 10, 10, 0)).toBeNull()
})
