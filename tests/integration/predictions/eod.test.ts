import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as adminRoute from '@/app/api/admin/predictions/eod/route'
import * as fetchRoute from '@/app/api/internal/eod/fetch/route'
import * as statusRoute from '@/app/api/internal/eod/status/route'
import { setClock } from '@/lib/platform/clock/clock'
import { db } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import type { Source } from '@/lib/predictions/quotes/constants'
import { ask } from '@/tests/support/ask'
import { anOperator, type TestMember } from '@/tests/support/members'
import { type PriceDay, priceDay, quotesOf } from '@/tests/support/providers/days'

const SYMBOLS = ['AAPL', 'MSFT', 'NVDA']
let operator: TestMember
beforeAll(async () => {
  operator = await anOperator()
})
afterAll(() => setClock(null))

const withSecret = (secret = env.CRON_SECRET) => ({ headers: { authorization: `Bearer ${secret}` } })
const fetchNow = (body: object = {}) => ask('POST', fetchRoute.POST, { ...withSecret(), body })
const status = (query = '') => ask('GET', statusRoute.GET, { ...withSecret(), query })
const report = (query = '') => ask('GET', adminRoute.GET, { headers: operator.headers, query })

describe('for outside schedulers', () => {
  test('nothing is due before the first session', async () => {
    expect((await fetchNow()).json).toEqual({ tradeDate: null, asked: 0, stored: 0, agreed: [], waiting: [] })
    expect((await status()).json).toMatchObject({ tradeDate: null, symbols: [] })
  })

  test('the secret opens, anything else does not', async () => {
    for (const given of [{}, withSecret('guess')]) {
      expect((await ask('POST', fetchRoute.POST, { ...given, body: {} })).status).toBe(401)
      expect((await ask('GET', statusRoute.GET, given)).status).toBe(401)
    }
  })

  test('the last day that is due is fetched, once; the status tells what came', async () => {
    const day = await priceDay(SYMBOLS)
    expect((await status()).json.symbols).toMatchObject([
      { symbol: 'AAPL', verdict: 'no_data', quotes: [], missingSources: ['offline'] },
      { symbol: 'MSFT' },
      { symbol: 'NVDA' },
    ])
    expect((await fetchNow()).json).toMatchObject({ tradeDate: day.tradeDate, asked: 1, stored: 3, agreed: SYMBOLS })
    expect((await fetchNow()).json).toMatchObject({ asked: 0, stored: 0, agreed: SYMBOLS })
    const { json } = await status(`?tradeDate=${day.tradeDate}`)
    expect(json).toMatchObject({ tradeDate: day.tradeDate, sources: ['offline'] })
    expect(json.symbols[0]).toMatchObject({ verdict: 'agreed', missingSources: [], quotes: [{ isDemo: true }] })
    expect(await quotesOf(day)).toHaveLength(3)
  })

  test('single symbols of a day can be named', async () => {
    vi.stubEnv('PRICE_SOURCES', 'yahoo')
    vi.stubEnv('YAHOO_URL', 'http://127.0.0.1:1')
    const { tradeDate } = await priceDay(SYMBOLS)
    expect((await fetchNow({ tradeDate, symbols: ['MSFT'] })).json).toMatchObject({ asked: 1, waiting: ['MSFT'] })
  })

  test('a day without session, and one that has not closed, are refused', async () => {
    const day = await priceDay(SYMBOLS)
    expect((await fetchNow({ tradeDate: '2026-07-04' })).status).toBe(404)
    expect((await status('?tradeDate=2026-07-04')).status).toBe(404)
    await setClock(day.openAt)
    expect((await fetchNow({ tradeDate: day.tradeDate })).json.code).toBe('CONFLICT')
  })
})

describe('for operators', () => {
  beforeEach(async () => {
    await db.priceQuestion.deleteMany()
  })

  test('a fetch is triggered once for each key, and stands in the audit', async () => {
    const day = await priceDay(SYMBOLS)
    const key = randomUUID()
    const trigger = () => ask('POST', adminRoute.POST, { headers: operator.headers, key, body: {} })
    const [first, second] = [await trigger(), await trigger()]
    expect(first.json).toMatchObject({ tradeDate: day.tradeDate, asked: 1, stored: 3 })
    expect(second.json).toEqual(first.json)
    expect(await db.priceFetch.count({ where: { tradeDate: new Date(day.tradeDate) } })).toBe(1)
    expect(await db.audit.count({ where: { action: 'triggerEod' } })).toBe(1)
  })

  test('the report pages through the questions, newest first, and tells budgets', async () => {
    vi.stubEnv('PRICE_SOURCES', 'yahoo')
    vi.stubEnv('YAHOO_URL', 'http://127.0.0.1:1')
    const { tradeDate } = await priceDay(SYMBOLS)
    await fetchNow()
    const first = (await report('?limit=2')).json
    expect(first.fetches.items).toMatchObject([{ symbol: 'NVDA' }, { symbol: 'MSFT', outcome: 'unreachable' }])
    const rest = (await report(`?limit=2&tradeDate=${tradeDate}&cursor=${first.fetches.nextCursor}`)).json
    expect(rest.fetches).toMatchObject({ items: [{ symbol: 'AAPL' }], nextCursor: null })
    expect(first.budgets).toMatchObject([{ source: 'yahoo', day: tradeDate, calls: 3, callsMax: null }])
    expect((await report('?cursor=nonsense')).status).toBe(422)
  })

  test('the scorecard counts what was right, late, wrong and missing', async () => {
    const day = await priceDay(SYMBOLS)
    const settleAt = (await db.marketSession.findUniqueOrThrow({ where: { tradeDate: new Date(day.tradeDate) } }))
      .settleAt
    for (const symbol of SYMBOLS) await settle(day, symbol, 101_000_000n)
    await told(day, 'yahoo', 'AAPL', 101_000_001n, settleAt)
    await told(day, 'yahoo', 'MSFT', 101_000_000n, new Date(settleAt.getTime() + 1))
    await told(day, 'yahoo', 'NVDA', 99_990_000n, settleAt)
    await told(day, 'massive', 'AAPL', 103_000_000n, settleAt)
    await told(day, 'massive', 'AAPL', 101_100_000n, settleAt)
    await told(day, 'massive', 'MSFT', null, settleAt)
    const { scorecard } = (await report()).json
    expect(scorecard).toEqual([
      { source: 'massive', ok: 1, late: 0, missing: 1, wrong: 0 },
      { source: 'yahoo', ok: 1, late: 1, missing: 0, wrong: 1 },
    ])
  })
})

const settle = ({ tradeDate }: PriceDay, symbol: string, closeMicros: bigint) =>
  db.settlement.create({
    data: {
      tradeDate: new Date(tradeDate),
      symbol,
      version: 1,
      outcome: 'UP',
      prevCloseMicros: 100_000_000n,
      closeMicros,
      ruleVersion: 1,
      path: [],
      evidence: [],
      decidedBy: 'rule',
    },
  })

/** A question, and the quote that came of it unless the source had none. */
async function told({ tradeDate }: PriceDay, source: Source, symbol: string, closeMicros: bigint | null, at: Date) {
  const about = { tradeDate: new Date(tradeDate), source, symbol }
  const outcome = closeMicros === null ? 'no_data' : 'ok'
  const { id } = await db.priceFetch.create({ data: { ...about, outcome, tookMs: 1 } })
  if (closeMicros === null) return
  const quote = { closeMicros, isDemo: false, bodyHash: 'ab'.repeat(32), fetchId: id, fetchedAt: at }
  await db.quote.create({ data: { ...about, ...quote } })
}
