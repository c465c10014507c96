import { expect, test } from 'vitest'
import { readTarget, sayMultiplier } from './multiplier'

test('a multiplier always shows two decimals', () => {
  expect([100, 101, 250, 99_999, 100_000].map(sayMultiplier)).toEqual([
    '1.00×',
    '1.01×',
    '2.50×',
    '999.99×',
    '1000.00×',
  ])
})

test.each([
  ['', null],
  ['  ', null],
  ['2', 200],
  ['2.', 200],
  ['2.5', 250],
  ['1,01', 101],
  ['1.15×', 115],
  ['1000', 100_000],
])('the target %o is read as %o hundredths', (text, hundredths) => {
  expect(readTarget(text)).toEqual({ isWrong: false, hundredths })
})

test.each(['1', '1.00', '0.5', '1000.01', '1.234', 'two', '-2', '1e3', '99999'])('%o is no target', (text) => {
  expect(readTarget(text)).toEqual({ isWrong: true })
})
