import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as closuresRoute from '@/app/api/admin/predictions/closures/route'
import * as todayRoute from '@/app/api/v1/session/today/route'
import { setClock } from '@/lib/platform/clock/clock'
import { db, pool } from '@/lib/platform/db/client'
import { findSession } from '@/lib/predictions/sessions/reads'
import { tick } from '@/lib/predictions/sessions/service'
import { ask } from '@/tests/support/ask'
import { aMember, anOperator, type TestMember } from '@/tests/support/members'
import { askDay, askPick } from '@/tests/support/picks'

// Time only moves forward in this file, from the weekend after Thanksgiving on.
const at = (moment: string) => setClock(new Date(moment))
let operator: TestMember
beforeAll(async () => {
  await at('2026-11-28T12:00:00Z')
  await tick()
})
beforeEach(async () => {
  operator = await anOperator()
})
afterAll(() => setClock(null))

const declare = (tradeDate: string, by: TestMember = operator) =>
  ask('POST', closuresRoute.POST, { headers: by.headers, key: randomUUID(), body: { tradeDate, reason: 'a storm' } })
const today = async () => (await ask('GET', todayRoute.GET)).json

test('a closure cancels its session, voids what was picked, and the next one takes picks at once', async () => {
  const member = await aMember()
  expect((await today()).tradeDate).toBe('2026-11-30')
  for (const symbol of ['AAPL', 'NVDA', 'TSLA']) expect((await askPick(member, symbol)).status).toBe(201)
  const { status, json } = await declare('2026-11-30')
  expect([status, json]).toMatchObject([201, { tradeDate: '2026-11-30', reason: 'a storm', declaredBy: operator.id }])
  expect(await findSession('2026-11-30')).toMatchObject({ phase: 'CANCELLED', cancelledReason: 'a storm' })

  const picks = await db.pick.findMany({ where: { memberId: member.id } })
  expect(picks.map(({ state, points }) => [state, points])).toEqual([
    ['VOID', 0],
    ['VOID', 0],
    ['VOID', 0],
  ])
  const { tradeDate, phase, opensAt, previous } = await today()
  expect([tradeDate, phase, opensAt]).toEqual(['2026-12-01', 'PREDICT', '2026-11-27T19:00:00.000Z'])
  expect(previous?.tradeDate).not.toBe('2026-11-30')
  expect((await askPick(member, 'AAPL')).status).toBe(201)
  expect((await askDay(member)).json.slots).toMatchObject({ used: 1, left: 2 })
})

test('nothing moves a cancelled session any more', async () => {
  await at('2026-12-01T15:00:00Z')
  await tick()
  await tick()
  expect((await findSession('2026-11-30'))?.phase).toBe('CANCELLED')
  const { rows } = await pool().query<{ phase: string }>(
    `select payload->>'phase' as phase from platform.event where key = 'market_session:2026-11-30' order by id`,
  )
  expect(rows.map(({ phase }) => phase)).toEqual(['PREDICT', 'CANCELLED'])
})

test('a day closes once, and two operators at once declare it once', async () => {
  const both = await Promise.all([declare('2026-12-04'), declare('2026-12-04', await anOperator())])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  expect((await declare('2026-12-04')).json.code).toBe('CONFLICT')
})

test('a closure far ahead is a fact that the calendar follows once it gets there', async () => {
  expect((await declare('2027-03-03')).status).toBe(201)
  await at('2027-03-01T15:00:00Z')
  await tick()
  expect(await findSession('2027-03-03')).toBeNull()
  expect((await findSession('2027-03-04'))?.opensAt).toBe('2027-03-02T22:00:00.000Z')
})

test.each([
  ['a Sunday', '2027-03-07', 'session'],
  ['Good Friday', '2027-03-26', 'session'],
  ['a day that is over', '2026-10-01', 'past'],
  ['a day in two years', '2029-03-01', 'ahead'],
])('%s cannot be closed', async (_what, tradeDate, rule) => {
  const { status, json } = await declare(tradeDate)
  expect([status, json.errors[0].pointer, json.errors[0].rule]).toEqual([422, '/body/tradeDate', rule])
})

test('a day that has results was traded on', async () => {
  expect((await findSession('2026-12-01'))?.phase).toBe('SETTLED')
  expect((await declare('2026-12-01')).json.code).toBe('CONFLICT')
})

test('closures are listed, the newest day first, with those that history knows', async () => {
  const { headers } = operator
  const { json } = await ask('GET', closuresRoute.GET, { headers })
  expect(json.items.map(({ tradeDate }: { tradeDate: string }) => tradeDate)).toEqual([
    '2027-03-03',
    '2026-12-04',
    '2026-11-30',
    '2025-01-09',
    '2018-12-05',
  ])
  const page = await ask('GET', closuresRoute.GET, { headers, query: '?limit=3' })
  const rest = await ask('GET', closuresRoute.GET, { headers, query: `?cursor=${page.json.nextCursor}` })
  expect(rest.json.items.map(({ tradeDate }: { tradeDate: string }) => tradeDate)).toEqual(['2025-01-09', '2018-12-05'])
})
