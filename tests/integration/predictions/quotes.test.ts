import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { setClock } from '@/lib/platform/clock/clock'
import { db } from '@/lib/platform/db/client'
import { log } from '@/lib/platform/log/log'
import { takeCall } from '@/lib/predictions/providers/service'
import { readConsensus } from '@/lib/predictions/quotes/reads'
import { directionOf } from '@/lib/predictions/quotes/rules'
import { fetchQuotes } from '@/lib/predictions/quotes/service'
import { chart, chartError, daily, GROUPED_REFUSALS, grouped, REFUSALS } from '../../support/providers/bodies'
import { fetchesOf, laterBy, type PriceDay, priceDay, quotesOf } from '../../support/providers/days'
import {
  addressOf,
  type Behaviour,
  cut,
  down,
  elsewhere,
  html,
  huge,
  json,
  type ProviderServer,
  silent,
  startProvider,
  text,
  tooMany,
  tooManyInWords,
} from '../../support/providers/server'

const KEY = 'a-key-that-nobody-may-read'
const servers = {} as Record<'alpha' | 'yahoo' | 'massive', ProviderServer>

beforeAll(async () => {
  for (const name of ['alpha', 'yahoo', 'massive'] as const) servers[name] = await startProvider(html)
})
beforeEach(() => {
  vi.stubEnv('ALPHA_VANTAGE_KEY', KEY)
  vi.stubEnv('MASSIVE_KEY', KEY)
  vi.stubEnv('ALPHA_VANTAGE_URL', servers.alpha.url)
  vi.stubEnv('YAHOO_URL', servers.yahoo.url)
  vi.stubEnv('MASSIVE_URL', servers.massive.url)
  for (const { requests } of Object.values(servers)) requests.length = 0
})
afterAll(async () => {
  await setClock(null)
  for (const server of Object.values(servers)) await server.close()
})

const use = (...sources: string[]) => vi.stubEnv('PRICE_SOURCES', sources.join(','))
const warnings = () => vi.spyOn(log, 'warn').mockClear()

/** Closes of the day and of the one before, told by Alpha Vantage for whichever symbol is asked. */
const alphaTells = (day: PriceDay, close: number, prev: number): Behaviour =>
  json((request) =>
    daily(
      { [day.previousDate]: prev, [day.tradeDate]: close },
      { symbol: addressOf(request).searchParams.get('symbol') ?? '' },
    ),
  )
const barsOf = (day: PriceDay, close: number | null, prev: number | null) => [
  { at: `${day.previousDate}T15:00:00Z`, close: prev },
  { at: day.openAt.toISOString(), close },
]
const yahooTells = (day: PriceDay, close: number, prev: number): Behaviour =>
  json((request) => {
    const symbol = addressOf(request).pathname.split('/').at(-1) ?? ''
    return chart(barsOf(day, close, prev), { symbol, marketTime: day.closeAt.toISOString() })
  })

/** The one question that was put, which brought nothing that could be settled on. */
async function expectFailure(day: PriceDay, outcome: string) {
  const warned = warnings()
  const report = await fetchQuotes(day.tradeDate)
  expect(report).toMatchObject({ asked: 1, stored: 0, agreed: [], waiting: ['AAPL'] })
  const fetches = await fetchesOf(day)
  expect(fetches.map((fetch) => fetch.outcome)).toEqual([outcome])
  expect(await quotesOf(day)).toEqual([])
  expect(await readConsensus(day.tradeDate, 'AAPL')).toMatchObject({ kind: 'held', reason: 'no_data' })
  expect(warned).toHaveBeenCalledOnce()
  expect(JSON.stringify([warned.mock.calls, fetches])).not.toContain(KEY)
}

describe('Alpha Vantage', () => {
  beforeEach(() => use('alpha_vantage'))

  test.each<[what: string, outcome: string, behave: (day: PriceDay) => Behaviour]>([
    ['a note of too many calls', 'limited', () => json(REFUSALS.note)],
    ['the rate limit, with our key in its words', 'limited', () => json(REFUSALS.rate(KEY))],
    ['a premium endpoint', 'limited', () => json(REFUSALS.premium)],
    ['an error message', 'refused', () => json(REFUSALS.error)],
    ['an empty object', 'no_data', () => json(REFUSALS.empty)],
    ['a page with the status of success', 'malformed', () => html],
    ['status 503', 'unreachable', () => down],
    ['status 429', 'limited', () => tooMany],
    ['the row of yesterday', 'stale', ({ previousDate }) => json(daily({ [previousDate]: 100 }))],
    [
      'a row of the running session',
      'stale',
      ({ tradeDate, previousDate }) =>
        json(daily({ [previousDate]: 100, [tradeDate]: 101 }, { lastRefreshed: `${tradeDate} 15:32:10` })),
    ],
    ['another symbol', 'malformed', ({ tradeDate }) => json(daily({ [tradeDate]: 101 }, { symbol: 'MSFT' }))],
    ['a close that is no price', 'malformed', ({ tradeDate }) => json(daily({ [tradeDate]: 0 }))],
    ['a series without the day’s meta data', 'malformed', () => json({ 'Time Series (Daily)': {} })],
    ['half a body', 'unreachable', () => cut],
    ['a body without end', 'malformed', () => huge],
    ['a way to somewhere else', 'refused', () => elsewhere(servers.yahoo.url)],
    ['silence', 'timeout', () => silent],
  ])('%s is %s: a line in the log, another question later, no quote', async (_what, outcome, behave) => {
    const day = await priceDay(['AAPL'])
    servers.alpha.behave(behave(day))
    await expectFailure(day, outcome)
    expect(servers.yahoo.requests).toEqual([])
  })

  test('nobody at the address is unreachable', async () => {
    const day = await priceDay(['AAPL'])
    vi.stubEnv('ALPHA_VANTAGE_URL', 'http://127.0.0.1:1')
    await expectFailure(day, 'unreachable')
  })

  test('a host that is not on the list is never called', async () => {
    const day = await priceDay(['AAPL'])
    vi.stubEnv('OUTBOUND_HOSTS', 'www.alphavantage.co')
    await expectFailure(day, 'refused')
    expect(servers.alpha.requests).toEqual([])
  })

  test('one call brings the close and the one before it; a refreshing at the bell counts', async () => {
    const day = await priceDay(['AAPL'])
    const closes = { [day.previousDate]: 100.5, [day.tradeDate]: 101.25 }
    servers.alpha.behave(json(daily(closes, { lastRefreshed: `${day.tradeDate} 16:00:00` })))
    expect(await fetchQuotes(day.tradeDate)).toMatchObject({ asked: 1, stored: 1 })
    const [quote] = await quotesOf(day)
    expect(quote).toMatchObject({ closeMicros: 101_250_000n, prevCloseMicros: 100_500_000n, isDemo: false })
    expect(quote?.bodyHash).toMatch(/^[0-9a-f]{64}$/)
    expect(addressOf({ url: servers.alpha.requests[0]?.path } as never).searchParams.get('outputsize')).toBe('compact')
  })
})

describe('Yahoo', () => {
  beforeEach(() => use('yahoo'))
  const afterBell = (day: PriceDay, seconds: number) => new Date(day.closeAt.getTime() + seconds * 1_000).toISOString()

  test.each<[what: string, outcome: string, behave: (day: PriceDay) => Behaviour]>([
    ['a hole where the close should be, with its volume', 'no_data', (day) => json(chart(barsOf(day, null, 100)))],
    ['a newest day before ours', 'stale', (day) => json(chart(barsOf(day, 1, 100).slice(0, 1)))],
    [
      'a missing day between others',
      'no_data',
      (day) => json(chart([barsOf(day, 1, 100)[0]!, { at: afterBell(day, 5 * 86_400), close: 103 }])),
    ],
    [
      'two different closes of the day',
      'no_data',
      (day) => json(chart([...barsOf(day, 101, 100), { at: afterBell(day, 1), close: 104 }])),
    ],
    [
      'a bar of the running session',
      'stale',
      (day) => json(chart(barsOf(day, 101, 100), { marketTime: afterBell(day, -3_600) })),
    ],
    ['status 429', 'limited', () => tooMany],
    ['its words with the status of success', 'limited', () => tooManyInWords],
    ['a page', 'malformed', () => html],
    ['status 503', 'unreachable', () => down],
    ['a symbol that it does not know', 'refused', () => json(chartError, 404)],
    ['no result', 'no_data', () => json({ chart: { result: [], error: null } })],
    ['no bars', 'stale', () => json(chart([]))],
    ['another symbol', 'malformed', (day) => json(chart(barsOf(day, 101, 100), { symbol: 'MSFT' }))],
    ['half a body', 'unreachable', () => cut],
    ['text that is no JSON', 'malformed', () => text('{"chart":')],
  ])('%s is %s: a line in the log, another question later, no quote', async (_what, outcome, behave) => {
    const day = await priceDay(['AAPL'])
    servers.yahoo.behave(behave(day))
    await expectFailure(day, outcome)
  })

  test('the newest bar belongs to its session though it bears the time of its last trade, and may come twice', async () => {
    const day = await priceDay(['AAPL'])
    const last = { at: afterBell(day, 1), close: 101.000001 }
    servers.yahoo.behave(json(chart([...barsOf(day, 101, 100), last], { marketTime: last.at })))
    await fetchQuotes(day.tradeDate)
    expect(await quotesOf(day)).toMatchObject([{ closeMicros: 101_000_000n, prevCloseMicros: 100_000_000n }])
  })

  test('adjusted closes are never read', async () => {
    const day = await priceDay(['AAPL'])
    const [before, now] = barsOf(day, 99.15, 100)
    servers.yahoo.behave(
      json(
        chart([
          { ...before!, adjclose: 95 },
          { ...now!, adjclose: 98.7 },
        ]),
      ),
    )
    await fetchQuotes(day.tradeDate)
    expect(await quotesOf(day)).toMatchObject([{ closeMicros: 99_150_000n, prevCloseMicros: 100_000_000n }])
  })

  test('classes of shares are asked for in its spelling', async () => {
    const day = await priceDay(['BRK.B'])
    servers.yahoo.behave(yahooTells(day, 401, 400))
    expect(await fetchQuotes(day.tradeDate)).toMatchObject({ stored: 1 })
    expect(servers.yahoo.requests[0]?.path).toMatch(/^\/v8\/finance\/chart\/BRK-B\?/)
  })
})

describe('grouped daily', () => {
  beforeEach(() => use('massive'))

  test.each<[what: string, outcome: string, behave: (day: PriceDay) => Behaviour]>([
    ['too many requests', 'limited', () => json(GROUPED_REFUSALS.limited, 429)],
    ['the same with the status of success', 'refused', () => json(GROUPED_REFUSALS.limited)],
    ['no right to the data', 'refused', () => json(GROUPED_REFUSALS.unauthorised, 403)],
    ['an empty day', 'no_data', () => json(GROUPED_REFUSALS.empty)],
    ['bars of another day', 'stale', (day) => json(grouped({ AAPL: 101 }, `${day.previousDate}T21:00:00Z`))],
    ['stocks, none of them ours', 'no_data', (day) => json(grouped({ A: 1 }, day.closeAt.toISOString()))],
    ['a page', 'malformed', () => html],
  ])('%s is %s: a line in the log, another question later, no quote', async (_what, outcome, behave) => {
    const day = await priceDay(['AAPL'])
    servers.massive.behave(behave(day))
    await expectFailure(day, outcome)
  })

  test('one call tells of all symbols, and which it does not know; the key travels in a header', async () => {
    const day = await priceDay(['AAPL', 'MSFT', 'NVDA'])
    servers.massive.behave(json(grouped({ AAPL: 101, NVDA: 55, ZZZ: 1 }, day.closeAt.toISOString())))
    expect(await fetchQuotes(day.tradeDate)).toMatchObject({ asked: 1, stored: 2, waiting: ['MSFT'] })
    expect(await fetchesOf(day)).toMatchObject([{ symbol: null, outcome: 'ok', detail: 'no word on MSFT' }])
    expect(servers.massive.requests).toMatchObject([{ authorization: `Bearer ${KEY}` }])
    expect(servers.massive.requests[0]?.path).not.toContain(KEY)
  })
})

describe('a day', () => {
  test('is agreed on by two sources, and the third is not asked', async () => {
    use('alpha_vantage', 'yahoo', 'massive')
    const day = await priceDay(['AAPL'])
    servers.alpha.behave(alphaTells(day, 101, 100))
    servers.yahoo.behave(yahooTells(day, 101.00001, 100))
    expect(await fetchQuotes(day.tradeDate)).toMatchObject({ asked: 2, stored: 2, agreed: ['AAPL'], waiting: [] })
    expect(servers.massive.requests).toEqual([])
    expect(await readConsensus(day.tradeDate, 'AAPL')).toMatchObject({ kind: 'agreed', closeMicros: 101_000_000n })
  })

  test('on which one source fails is settled by the third', async () => {
    use('alpha_vantage', 'yahoo', 'massive')
    const day = await priceDay(['AAPL'])
    servers.alpha.behave(alphaTells(day, 101, 100))
    servers.yahoo.behave(json(chart(barsOf(day, null, 100))))
    servers.massive.behave(json(grouped({ AAPL: 101 }, day.closeAt.toISOString())))
    expect(await fetchQuotes(day.tradeDate)).toMatchObject({ stored: 2, agreed: ['AAPL'] })
  })

  test('of a 7:1 split is a rise when one tells it raw and the other adjusted, and held when nobody tells of it', async () => {
    use('alpha_vantage', 'yahoo')
    const day = await priceDay(['AAPL', 'MSFT'], '2014-06-09')
    expect(day.previousDate).toBe('2014-06-06')
    const symbolOf = (path: string) => path.split('/').at(-1) ?? ''
    servers.alpha.behave(alphaTells(day, 93.7, 645.57))
    servers.yahoo.behave(
      json((request) => {
        const symbol = symbolOf(addressOf(request).pathname)
        if (symbol === 'MSFT') return chart(barsOf(day, 93.7, 645.57), { symbol })
        const splits = [{ at: day.openAt.toISOString(), numerator: 7, denominator: 1 }]
        return chart(barsOf(day, 93.699997, 92.224289), { symbol, splits })
      }),
    )
    await fetchQuotes(day.tradeDate)
    const told = await readConsensus(day.tradeDate, 'AAPL')
    expect(told).toMatchObject({ kind: 'agreed', split: { numerator: 7, denominator: 1 } })
    expect(told.kind === 'agreed' && directionOf(told.closeMicros, told.prevCloseMicros)).toBe(1)
    expect(await readConsensus(day.tradeDate, 'MSFT')).toMatchObject({ kind: 'held', reason: 'split_suspected' })
  })

  test('is asked for again after a quarter of an hour, and only for what is missing', async () => {
    use('yahoo', 'alpha_vantage')
    const day = await priceDay(['AAPL', 'MSFT'])
    servers.alpha.behave(alphaTells(day, 101, 100))
    servers.yahoo.behave(
      json((request) => {
        const symbol = addressOf(request).pathname.split('/').at(-1) ?? ''
        return symbol === 'AAPL' ? chart(barsOf(day, 101, 100)) : chart(barsOf(day, null, 100), { symbol })
      }),
    )
    expect(await fetchQuotes(day.tradeDate)).toMatchObject({ asked: 4, agreed: ['AAPL'], waiting: ['MSFT'] })
    expect(await fetchQuotes(day.tradeDate)).toMatchObject({ asked: 0, waiting: ['MSFT'] })
    servers.yahoo.behave(yahooTells(day, 101, 100))
    await laterBy(day, 1)
    expect(await fetchQuotes(day.tradeDate)).toMatchObject({ asked: 1, stored: 1, agreed: ['AAPL', 'MSFT'] })
    await laterBy(day, 2)
    expect(await fetchQuotes(day.tradeDate)).toMatchObject({ asked: 0 })
  })

  test('on which sources disagree is asked for again until one corrects itself; the same answer is no news', async () => {
    use('yahoo', 'alpha_vantage')
    const day = await priceDay(['AAPL'])
    servers.alpha.behave(alphaTells(day, 101, 100))
    servers.yahoo.behave(yahooTells(day, 99, 100))
    await fetchQuotes(day.tradeDate)
    expect(await readConsensus(day.tradeDate, 'AAPL')).toMatchObject({ reason: 'sources_disagree' })
    servers.yahoo.behave(yahooTells(day, 101, 100))
    expect(await fetchQuotes(day.tradeDate, { isUrgent: true })).toMatchObject({
      asked: 1,
      stored: 1,
      agreed: ['AAPL'],
    })
    expect(await quotesOf(day)).toHaveLength(3)
  })

  test('has no closes before its bell, and none without a session', async () => {
    use('yahoo')
    const day = await priceDay(['AAPL'])
    await setClock(new Date(day.closeAt.getTime() - 1_000))
    await expect(fetchQuotes(day.tradeDate)).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(fetchQuotes('2026-07-04')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(servers.yahoo.requests).toEqual([])
  })

  test('that the demo told is no day for real sources, and the other way round', async () => {
    const day = await priceDay(['AAPL'])
    use('offline')
    expect(await fetchQuotes(day.tradeDate)).toMatchObject({ asked: 1, stored: 1, agreed: ['AAPL'] })
    expect(await quotesOf(day)).toMatchObject([{ source: 'offline', isDemo: true }])
    use('yahoo')
    expect(await readConsensus(day.tradeDate, 'AAPL')).toMatchObject({ kind: 'held', reason: 'no_data' })
  })
})

describe('questions', () => {
  test('are put once, however many instances ask', async () => {
    use('yahoo')
    const day = await priceDay(['AAPL', 'MSFT', 'NVDA'])
    const tell = yahooTells(day, 101, 100)
    servers.yahoo.behave((request, response) => void sleep(100).then(() => tell(request, response)))
    const reports = await Promise.all(Array.from({ length: 6 }, () => fetchQuotes(day.tradeDate)))
    expect(servers.yahoo.requests).toHaveLength(3)
    expect(await quotesOf(day)).toHaveLength(3)
    expect(reports.reduce((sum, { stored }) => sum + stored, 0)).toBe(3)
  })

  test('are put twice by two who are in a hurry only when the second came after the first question', async () => {
    use('yahoo')
    const day = await priceDay(['AAPL'])
    servers.yahoo.behave(yahooTells(day, 101, 100))
    const urgent = () => fetchQuotes(day.tradeDate, { isUrgent: true })
    expect(await urgent()).toMatchObject({ asked: 1, stored: 1 })
    expect(await urgent()).toMatchObject({ asked: 1, stored: 0 })
    const nextAt = new Date(day.closeAt.getTime() + 120 * 60_000)
    await db.priceQuestion.updateMany({ where: { tradeDate: new Date(day.tradeDate) }, data: { nextAt } })
    expect(await urgent()).toMatchObject({ asked: 0 })
  })

  test('of somebody who died are put by others when they have lapsed', async () => {
    use('yahoo')
    const day = await priceDay(['AAPL'])
    servers.yahoo.behave(yahooTells(day, 101, 100))
    const busyUntil = new Date(day.closeAt.getTime() + 91 * 60_000)
    const key = { tradeDate: new Date(day.tradeDate), source: 'yahoo', symbol: 'AAPL' }
    await db.priceQuestion.create({ data: { ...key, busyUntil, nextAt: busyUntil } })
    expect(await fetchQuotes(day.tradeDate, { isUrgent: true })).toMatchObject({ asked: 0 })
    await laterBy(day, 1)
    expect(await fetchQuotes(day.tradeDate)).toMatchObject({ asked: 1, stored: 1 })
  })

  test('of a day are 25 for Alpha Vantage, 1.1 s apart, whoever counts them', async () => {
    const day = await priceDay(['AAPL'])
    const startedMs = performance.now()
    const waits = await Promise.all(Array.from({ length: 30 }, () => takeCall('alpha_vantage')))
    const tookMs = performance.now() - startedMs
    const granted = waits.filter((wait) => wait !== null).sort((a, b) => a - b)
    expect(granted).toHaveLength(25)
    // Each wait is told at its own moment; the turns themselves are 1.1 s apart.
    expect(granted.at(-1)).toBeGreaterThan(24 * 1_100 - tookMs)
    expect(await db.priceBudget.findMany()).toMatchObject([{ source: 'alpha_vantage', calls: 25 }])
    use('alpha_vantage')
    expect(await fetchQuotes(day.tradeDate)).toMatchObject({ asked: 1, stored: 0 })
    expect(servers.alpha.requests).toEqual([])
    expect(await fetchesOf(day)).toMatchObject([{ outcome: 'limited', httpStatus: null }])
  })

  test('that follow one another keep 1.1 s between them', async () => {
    use('alpha_vantage')
    const day = await priceDay(['AAPL', 'MSFT', 'NVDA'])
    servers.alpha.behave(alphaTells(day, 101, 100))
    await fetchQuotes(day.tradeDate)
    const times = servers.alpha.requests.map(({ atMs }) => atMs)
    expect(times).toHaveLength(3)
    for (const [index, at] of times.slice(1).entries()) expect(at - (times[index] ?? 0)).toBeGreaterThan(1_050)
  })

  test('stop when a source has had enough, and nothing more of the day is used up', async () => {
    use('alpha_vantage')
    const day = await priceDay(['AAPL', 'MSFT', 'NVDA'])
    servers.alpha.behave(json(REFUSALS.note))
    await fetchQuotes(day.tradeDate)
    await fetchQuotes(day.tradeDate)
    expect(servers.alpha.requests).toHaveLength(1)
    servers.alpha.behave(alphaTells(day, 101, 100))
    await laterBy(day, 1)
    expect(await fetchQuotes(day.tradeDate)).toMatchObject({ stored: 3 })
  })
})
