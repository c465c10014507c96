import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as sessionsRoute from '@/app/api/admin/predictions/sessions/route'
import * as cutoffRoute from '@/app/api/internal/session/cutoff/route'
import * as flipRoute from '@/app/api/internal/session/flip-to-predict/route'
import * as todayRoute from '@/app/api/v1/session/today/route'
import { setClock } from '@/lib/platform/clock/clock'
import { db, pool } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import { listSessions } from '@/lib/predictions/calendar/rules'
import type { Today } from '@/lib/predictions/sessions/contract'
import { MarketSessionUpdate } from '@/lib/predictions/sessions/events'
import { findSession, getActionable } from '@/lib/predictions/sessions/reads'
import { ensureSessions, tick } from '@/lib/predictions/sessions/service'
import { ask } from '@/tests/support/ask'
import { anOperator } from '@/tests/support/members'

// Time only moves forward in this file: the tests follow the calendar from the end of October to December 2026.
const at = (moment: string) => setClock(new Date(moment))
afterAll(() => setClock(null))

const today = async (): Promise<Today> => (await ask('GET', todayRoute.GET)).json
const shown = async () => {
  const { tradeDate, phase } = await today()
  return [tradeDate, phase]
}
const internal = async (route: typeof flipRoute, secret = env.CRON_SECRET) =>
  ask('POST', route.POST, { headers: { authorization: `Bearer ${secret}` } })

async function updatesOf(tradeDate: string): Promise<MarketSessionUpdate[]> {
  const { rows } = await pool().query<{ payload: unknown }>(
    `select payload from platform.event where type = 'event_update' and key = $1 and member_id is null order by id`,
    [`market_session:${tradeDate}`],
  )
  return rows.map(({ payload }) => MarketSessionUpdate.parse(payload))
}
const toldOf = async (tradeDate: string) => (await updatesOf(tradeDate)).map(({ version, phase }) => [version, phase])

describe('a change of clocks', () => {
  beforeAll(() => at('2026-10-30T13:00:00Z'))

  test('the first look makes the sessions, today and the next ten', async () => {
    expect(await shown()).toEqual(['2026-10-30', 'PREDICT'])
    const stored = await db.marketSession.findMany({ orderBy: { tradeDate: 'asc' } })
    const computed = listSessions('2026-10-30', '2026-11-13', new Set())
    expect(stored).toMatchObject(computed.map((session) => ({ ...session, tradeDate: new Date(session.tradeDate) })))
    expect(await ensureSessions()).toBe(0)
  })

  test('the cut-off moves with New York: 22:25 in Seoul on Friday, 23:25 on Monday', async () => {
    expect((await today()).times.kst.cutoffAt).toBe('2026-10-30T22:25:00+09:00')
    await at('2026-10-30T13:24:00Z')
    expect(await shown()).toEqual(['2026-10-30', 'PREDICT'])
    await at('2026-10-30T13:25:00Z')
    expect(await shown()).toEqual(['2026-10-30', 'LOCKED'])
    await at('2026-11-02T14:24:00Z')
    const { tradeDate, phase, times } = await today()
    expect([tradeDate, phase, times.kst.cutoffAt, times.newYork.cutoffAt]).toEqual([
      '2026-11-02',
      'PREDICT',
      '2026-11-02T23:25:00+09:00',
      '2026-11-02T09:25:00-05:00',
    ])
    await at('2026-11-02T14:25:00Z')
    expect(await shown()).toEqual(['2026-11-02', 'LOCKED'])
  })

  test('a tick that comes days late goes through everything that was due, in order', async () => {
    await tick()
    expect((await toldOf('2026-10-30')).slice(0, 4)).toEqual([
      [2, 'PREDICT'],
      [3, 'LOCKED'],
      [4, 'EOD_WAIT'],
      [5, 'SETTLING'],
    ])
    expect(await toldOf('2026-11-02')).toEqual([
      [2, 'PREDICT'],
      [3, 'LOCKED'],
    ])
  })
})

describe('the week of Thanksgiving', () => {
  beforeAll(() => at('2026-11-25T14:00:00Z'))

  test('Wednesday takes picks until 23:25 in Seoul; the session to come is Friday', async () => {
    await tick()
    const { tradeDate, phase, next, cutoffAt } = await today()
    expect([tradeDate, phase, cutoffAt, next?.tradeDate]).toEqual([
      '2026-11-25',
      'PREDICT',
      '2026-11-25T14:25:00.000Z',
      '2026-11-27',
    ])
  })

  test('two ticks at once move each session once', async () => {
    await at('2026-11-25T14:25:00Z')
    await Promise.all([tick(), tick()])
    await Promise.all([tick(), tick()])
    const told = await toldOf('2026-11-25')
    expect(told.map(([, phase]) => phase)).toEqual(['PREDICT', 'LOCKED'])
    const listed = await db.listing.findMany({ where: { tradeDate: new Date('2026-11-25') } })
    expect(listed.every(({ frozenAt, upPoints, downPoints }) => frozenAt && upPoints === 10 && downPoints === 10)).toBe(
      true,
    )
  })

  test('until the next opens the one being played is shown, with its frozen points', async () => {
    const { tradeDate, phase, listings, next } = await today()
    expect([tradeDate, phase, next?.opensAt]).toEqual(['2026-11-25', 'LOCKED', '2026-11-25T22:00:00.000Z'])
    expect(listings[0]).toMatchObject({ symbol: 'TSLA', nameKo: '테슬라', points: { up: 10, down: 10 } })
    expect((await getActionable()).session.tradeDate).toBe('2026-11-27')
    await at('2026-11-25T21:00:00Z')
    expect(await shown()).toEqual(['2026-11-25', 'EOD_WAIT'])
  })

  test('an hour after the close Friday opens, and Wednesday is the one before it, whatever the tick does', async () => {
    await at('2026-11-25T22:00:00Z')
    const { tradeDate, phase, previous, listings } = await today()
    expect([tradeDate, phase, previous?.tradeDate, previous?.phase]).toEqual([
      '2026-11-27',
      'PREDICT',
      '2026-11-25',
      'EOD_WAIT',
    ])
    expect(listings).toHaveLength(10)
    expect(listings.every(({ points }) => points === null)).toBe(true)
  })

  test('Thanksgiving has no session: Friday takes picks all day', async () => {
    expect(await findSession('2026-11-26')).toBeNull()
    await at('2026-11-26T18:00:00Z')
    expect(await shown()).toEqual(['2026-11-27', 'PREDICT'])
  })

  test('two late ticks at once settle Wednesday once', async () => {
    await Promise.all([tick(), tick()])
    await tick()
    expect((await toldOf('2026-11-25')).map(([, phase]) => phase)).toEqual([
      'PREDICT',
      'LOCKED',
      'EOD_WAIT',
      'SETTLING',
      'SETTLED',
    ])
    expect((await today()).previous).toMatchObject({ tradeDate: '2026-11-25', phase: 'SETTLED' })
    const settled = await db.settlement.groupBy({
      by: ['symbol'],
      where: { tradeDate: new Date('2026-11-25') },
      _count: true,
    })
    expect(settled.map(({ _count }) => _count)).toEqual(Array.from({ length: 10 }, () => 1))
    expect((await today()).listings.every(({ previousClose, isDemo }) => previousClose && isDemo)).toBe(true)
  })

  test('Friday closes at 13:00, 03:00 in Seoul; Monday opens an hour later', async () => {
    await at('2026-11-27T14:30:00Z')
    await tick()
    const { isEarlyClose, times, next } = await today()
    expect([isEarlyClose, times.kst.closeAt, times.newYork.closeAt, next?.tradeDate, next?.opensAt]).toEqual([
      true,
      '2026-11-28T03:00:00+09:00',
      '2026-11-27T13:00:00-05:00',
      '2026-11-30',
      '2026-11-27T19:00:00.000Z',
    ])
    await at('2026-11-27T17:59:00Z')
    expect(await shown()).toEqual(['2026-11-27', 'LOCKED'])
    await at('2026-11-27T18:00:00Z')
    expect(await shown()).toEqual(['2026-11-27', 'EOD_WAIT'])
    await at('2026-11-27T19:00:00Z')
    expect(await shown()).toEqual(['2026-11-30', 'PREDICT'])
  })
})

describe('the internal routes', () => {
  test('flipping opens what is due, once; the same holds for the cut-off', async () => {
    expect((await internal(flipRoute)).json).toEqual({ moved: [{ tradeDate: '2026-11-30', phase: 'PREDICT' }] })
    expect((await internal(flipRoute)).json).toEqual({ moved: [] })
    expect((await internal(cutoffRoute)).json).toEqual({ moved: [] })
    await at('2026-11-30T14:25:00Z')
    const both = await Promise.all([internal(cutoffRoute), internal(cutoffRoute)])
    expect(both.flatMap(({ json }) => json.moved)).toEqual([{ tradeDate: '2026-11-30', phase: 'LOCKED' }])
    expect((await today()).listings.every(({ points }) => points?.up === 10)).toBe(true)
  })

  test('they open to the operations secret only', async () => {
    expect((await internal(flipRoute, 'wrong')).status).toBe(401)
    expect((await ask('POST', cutoffRoute.POST)).status).toBe(401)
  })
})

test.each(['UTC', 'Asia/Seoul', 'America/New_York'])('a server in %s makes the same sessions', async (zone) => {
  await ensureSessions()
  vi.stubEnv('TZ', zone)
  const before = await db.marketSession.findMany({ where: { phase: 'SCHEDULED' }, orderBy: { tradeDate: 'asc' } })
  await pool().query(`delete from predictions.listing using predictions.market_session session
    where listing.trade_date = session.trade_date and session.phase = 'SCHEDULED'`)
  await pool().query(`delete from predictions.market_session where phase = 'SCHEDULED'`)
  expect(await ensureSessions()).toBe(before.length)
  const after = await db.marketSession.findMany({ where: { phase: 'SCHEDULED' }, orderBy: { tradeDate: 'asc' } })
  expect(after.map(({ changedAt: _, ...session }) => session)).toEqual(
    before.map(({ changedAt: _, ...session }) => session),
  )
})

test('operators page through sessions, the furthest ahead first', async () => {
  const { headers } = await anOperator()
  const made = await ask('POST', sessionsRoute.POST, { headers, key: randomUUID() })
  expect(made.json).toEqual({ made: expect.any(Number) })
  const first = await ask('GET', sessionsRoute.GET, { headers, query: '?limit=10' })
  const dates = first.json.items.map(({ tradeDate }: { tradeDate: string }) => tradeDate)
  expect(dates).toEqual([...dates].sort().reverse())
  expect(first.json.items[0]).toMatchObject({ phase: 'SCHEDULED', listings: 10, picks: 0, held: 0 })
  const rest = await ask('GET', sessionsRoute.GET, { headers, query: `?limit=100&cursor=${first.json.nextCursor}` })
  expect(rest.json.items[0].tradeDate < dates[9]).toBe(true)
  expect((await ask('GET', sessionsRoute.GET, { headers, query: '?cursor=abc' })).status).toBe(422)
})
