import { expect, test } from 'vitest'
import { closesOfDemo } from '../../providers/rules/offline'
import { SPARKLINE_CLOSES } from '../constants'
import { demoSeries } from './rules'

const closeOf = (tradeDate: string) =>
  closesOfDemo({ symbols: ['AAPL'], tradeDate, previousDate: tradeDate, closeAt: new Date(tradeDate) })[0]?.closeMicros

test('the demo has a past on its first day, and it ends where the day before closed', () => {
  const series = demoSeries('AAPL', '2026-11-23')
  expect(series).toHaveLength(SPARKLINE_CLOSES)
  expect(series.at(-1)).toBe(closeOf('2026-11-20'))
})

test('the day before a Monday after a holiday is the half day of Friday', () => {
  expect(demoSeries('AAPL', '2026-11-30').at(-1)).toBe(closeOf('2026-11-27'))
})
