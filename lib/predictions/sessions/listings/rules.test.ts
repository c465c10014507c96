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

test('a split is no fall: what lies before it is told in the shares of after it', () => {
  const symbols = ['TSLA', 'NVDA', 'MSFT', 'GOOGL', 'AMZN', 'META', 'PLTR', 'NFLX', 'AMD']
  const months = Array.from({ length: 24 }, (_, month) =>
    new Date(Date.UTC(2026, month, 15)).toISOString().slice(0, 10),
  )
  for (const symbol of symbols) {
    for (const day of months) {
      const series = demoSeries(symbol, day).map(Number)
      const steps = series.slice(1).map((close, index) => close / (series[index] ?? close))
      expect(steps.every((step) => step > 0.6 && step < 1.7)).toBe(true)
    }
  }
})
