import { expect, test } from 'vitest'
import { changesBetween, fractionOf, isSameOdds, longFractionOf } from './rules'

test.each([
  [1n, 8n, '12.5000'],
  [1n, 3n, '33.3333'],
  [2n, 3n, '66.6667'],
  [1n, 2_000_000n, '0.0001'],
  [8n, 262_144n, '0.0031'],
  [0n, 5n, '0.0000'],
] as const)('%i/%i is %s %%', (numerator, denominator, percent) => {
  expect(fractionOf({ numerator, denominator }).percent).toBe(percent)
})

test('a long fraction is told in lowest terms, digit by digit', () => {
  const odds = { numerator: 6n * 10n ** 40n, denominator: 9n * 10n ** 40n }
  expect(longFractionOf(odds)).toEqual({ numerator: '2', denominator: '3', percent: '66.6667' })
  expect(isSameOdds(odds, { numerator: 2n, denominator: 3n })).toBe(true)
})

test('a difference names the figure, before and after', () => {
  expect(changesBetween({ pays: { bar: 100, lemon: 8 } }, { pays: { bar: 100, lemon: 9 } })).toEqual([
    { field: 'pays/lemon', before: '8', after: '9' },
  ])
  expect(changesBetween({ a: 1 }, { b: 'x' })).toEqual([
    { field: 'a', before: '1', after: null },
    { field: 'b', before: null, after: '"x"' },
  ])
})

test('elements of a list are told apart by their names, not by their places', () => {
  const before = {
    items: [
      { id: 'moon', ppm: 4 },
      { id: 'kite', ppm: 6 },
    ],
  }
  const after = {
    items: [
      { id: 'wave', ppm: 1 },
      { id: 'moon', ppm: 4 },
      { id: 'kite', ppm: 5 },
    ],
  }
  expect(changesBetween(before, after)).toEqual([
    { field: 'items/kite/ppm', before: '6', after: '5' },
    { field: 'items/wave/ppm', before: null, after: '1' },
  ])
})
