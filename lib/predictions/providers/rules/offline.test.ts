import { expect, test } from 'vitest'
import { demoDays } from '../../../../scripts/demo-days.mjs'
import { listSessions, previousSession } from '../../calendar/rules'
import { decideConsensus, directionOf } from '../../quotes/rules'
import days from '../constants/aapl-days.json'
import { readDemoDays } from './demo-days'
import { closesOfDemo, ordinalOf } from './offline'
import type { Close } from './reading'

const SYMBOLS = ['AAPL', 'MSFT', 'NVDA', 'TSLA', 'AMZN', 'GOOGL', 'META', 'NFLX', 'AMD', 'INTC']
const NONE: ReadonlySet<string> = new Set()
const YEARS = listSessions('2026-01-05', '2028-12-29', NONE).map(({ tradeDate }) => tradeDate)
const closesOn = (tradeDate: string, previousDate = previousSession(tradeDate, NONE)): Close[] =>
  closesOfDemo({ tradeDate, previousDate, closeAt: new Date(0), symbols: SYMBOLS })
const verdictOf = ({ symbol: _, ...close }: Close, stored: bigint | null) =>
  decideConsensus([{ ...close, source: 'offline', isDemo: true, bodyHash: '', fetchedAt: new Date(0) }], stored)

test('the days that the demo replays are those of the data set', () => {
  expect(days).toEqual(demoDays())
  expect(readDemoDays()).toHaveLength(1_260)
  expect(readDemoDays()[0]).toEqual({ tradeDate: '2013-05-13', closeMicros: 64_962_860n })
})

test('the real days are all sessions between the first and the last', () => {
  const sessions = listSessions('2013-05-13', '2018-05-11', NONE).map(({ tradeDate }) => tradeDate)
  expect(readDemoDays().map(({ tradeDate }) => tradeDate)).toEqual(sessions)
})

test('sessions are counted from the epoch, both ways; a day without one counts as the session before', () => {
  expect(['2026-01-02', '2026-01-05', '2025-12-31', '2026-01-03'].map(ordinalOf)).toEqual([0, 1, -1, 0])
})

test('each change of AAPL from one session to the next is one that happened, also where the days begin anew', () => {
  const real = readDemoDays().map(({ closeMicros }) => Number(closeMicros))
  const changes = new Set(real.slice(1).map((close, index) => (close / (real[index] ?? 1)).toFixed(6)))
  for (const tradeDate of listSessions('2030-10-01', '2031-03-31', NONE).map((session) => session.tradeDate)) {
    const [aapl] = closesOn(tradeDate)
    expect(changes).toContain((Number(aapl?.closeMicros) / Number(aapl?.prevCloseMicros)).toFixed(6))
  }
})

test('the close before is the close of the session before, in today’s shares', () => {
  let before = new Map<string, bigint | null>()
  for (const tradeDate of YEARS) {
    const closes = closesOn(tradeDate)
    for (const close of closes) {
      const stored = before.get(close.symbol) ?? null
      const verdict = verdictOf(close, stored)
      expect(verdict.kind === 'agreed' ? 'agreed' : verdict.reason, `${tradeDate} ${close.symbol}`).toBe(
        close.closeMicros === null ? 'halted' : 'agreed',
      )
    }
    before = new Map(closes.map(({ symbol, closeMicros }) => [symbol, closeMicros]))
  }
})

test('ties, halts and splits of both kinds occur, and prices stay prices', () => {
  const all = YEARS.flatMap((tradeDate) => closesOn(tradeDate))
  const isTie = ({ closeMicros, prevCloseMicros }: Close) =>
    closeMicros !== null && prevCloseMicros !== null && directionOf(closeMicros, prevCloseMicros) === 0
  const counts = {
    ties: all.filter(isTie).length,
    halts: all.filter(({ closeMicros }) => closeMicros === null).length,
    splits: all.filter(({ split }) => split.numerator > 1).length,
    reverse: all.filter(({ split }) => split.denominator > 1).length,
  }
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(5)
  expect(counts.halts / all.length).toBeLessThan(0.02)
  const dollars = all.flatMap(({ closeMicros }) => (closeMicros === null ? [] : [Number(closeMicros) / 1e6]))
  expect(Math.min(...dollars)).toBeGreaterThan(5)
  expect(Math.max(...dollars)).toBeLessThan(5_000)
})

test('the same on every machine: these figures are facts', () => {
  expect(closesOn('2026-11-20').map(({ closeMicros }) => Number(closeMicros) / 1e6)).toMatchInlineSnapshot(`
    [
      77.378571,
      166.76,
      58.14,
      101.42,
      268.66,
      239.52,
      101.46,
      248.93,
      159.81,
      174.92,
    ]
  `)
})

test('a closure that is declared later moves no other day', () => {
  const [usual] = closesOn('2026-11-24')
  const [after] = closesOn('2026-11-24', '2026-11-20')
  expect(after?.closeMicros).toBe(usual?.closeMicros)
  expect(after?.prevCloseMicros).toBe(closesOn('2026-11-20')[0]?.closeMicros)
})
