import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SHOWN_CLOSES } from './constants'
import { askableOf, changeOf, indexOf, outcomeOf, type PastDay } from './rules'

const day = (closeMicros: number, tradeDate = '2014-01-02'): PastDay => ({ tradeDate, closeMicros })

test('an outcome is decided in cents: less than half of one is a tie', () => {
  expect(outcomeOf(day(100_004_999), day(100_000_000))).toBeNull()
  expect(outcomeOf(day(100_005_000), day(100_000_000))).toBe('UP')
  expect(outcomeOf(day(99_990_000), day(100_000_000))).toBe('DOWN')
})

const closes = fc.array(fc.integer({ min: 1_000_000, max: 900_000_000 }), { minLength: 0, maxLength: 60 })

test('a day that is asked for has thirty closes before it and did not tie', () => {
  fc.assert(
    fc.property(closes, (all) => {
      const days = all.map((close) => day(close))
      for (const place of askableOf(days)) {
        expect(place).toBeGreaterThanOrEqual(SHOWN_CLOSES)
        expect(outcomeOf(days[place]!, days[place - 1]!)).not.toBeNull()
      }
    }),
  )
})

test('an index tells the shape and not the prices: ten times the price is the same index', () => {
  fc.assert(
    fc.property(closes, (all) => {
      const index = indexOf(all.map((close) => day(close)))
      expect(index).toEqual(indexOf(all.map((close) => day(close * 10))))
      if (index.length > 0) expect(index[0]).toBe(10_000)
    }),
  )
})

test('a change is told in hundredths of a percent', () => {
  expect(changeOf(day(101_500_000), day(100_000_000))).toBe(150)
  expect(changeOf(day(99_000_000), day(100_000_000))).toBe(-100)
})
