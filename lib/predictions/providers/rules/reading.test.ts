import fc from 'fast-check'
import { expect, test } from 'vitest'
import { microsOf, momentOf } from './reading'

test('prices of text and of numbers are read to the millionth', () => {
  expect(microsOf('72.5000')).toBe(72_500_000n)
  expect(microsOf(93.69999694824219)).toBe(93_699_997n)
  expect(microsOf('0.0000005')).toBe(1n)
  expect(microsOf('7')).toBe(7_000_000n)
})

test.each(['', '0', '0.0', '-1', 'None', '1e3', ' 1', '1,000.00', 0, -1, Number.NaN, Number.POSITIVE_INFINITY, null])(
  '%j is no price',
  (value) => {
    expect(microsOf(value)).toBeNull()
  },
)

test('any price in cents survives, as text and as a number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 90_000_000_00 }), (cents) => {
      expect(microsOf((cents / 100).toFixed(4))).toBe(BigInt(cents) * 10_000n)
      expect(microsOf(cents / 100)).toBe(BigInt(cents) * 10_000n)
    }),
  )
})

test('a local time is a moment of its zone, whatever the server’s is', () => {
  expect(momentOf('2026-11-20 16:00:01', 'America/New_York')?.toISOString()).toBe('2026-11-20T21:00:01.000Z')
  expect(momentOf('2026-07-20 16:00:01', 'America/New_York')?.toISOString()).toBe('2026-07-20T20:00:01.000Z')
  expect(momentOf('yesterday', 'America/New_York')).toBeNull()
})
