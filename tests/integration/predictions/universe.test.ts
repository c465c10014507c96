import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as symbolsRoute from '@/app/api/admin/predictions/symbols/route'
import * as upsertRoute from '@/app/api/internal/universe/upsert/route'
import * as todayRoute from '@/app/api/v1/universe/today/route'
import { setClock } from '@/lib/platform/clock/clock'
import { db } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import { tick } from '@/lib/predictions/sessions/service'
import type { Stock } from '@/lib/predictions/universe/contract'
import { ask } from '@/tests/support/ask'
import { anOperator, type TestMember } from '@/tests/support/members'

// Wednesday takes picks; Friday and those after it have not opened.
beforeAll(async () => {
  await setClock(new Date('2026-11-25T12:00:00Z'))
  await tick()
})
afterAll(() => setClock(null))
let operator: TestMember
beforeEach(async () => {
  operator = await anOperator()
})

const COCA = { symbol: 'KO', nameKo: '코카콜라', nameEn: 'Coca-Cola', position: 11, validFrom: '2026-11-01' }
const upsert = (body: object) => ask('POST', symbolsRoute.POST, { headers: operator.headers, key: randomUUID(), body })
const upsertAll = (symbols: object[], secret = env.CRON_SECRET) =>
  ask('POST', upsertRoute.POST, { headers: { authorization: `Bearer ${secret}` }, body: { symbols } })
const listOn = async (day: string) =>
  (await db.listing.findMany({ where: { tradeDate: new Date(day) }, orderBy: { position: 'asc' } })).map(
    (one) => one.symbol,
  )
const stockOf = async (symbol: string): Promise<Stock> => {
  const { json } = await ask('GET', symbolsRoute.GET, { headers: operator.headers })
  return json.symbols.find((stock: Stock) => stock.symbol === symbol)
}

test('ten popular symbols are there from the start, by their Korean names', async () => {
  const { json } = await ask('GET', todayRoute.GET)
  expect(json.tradeDate).toBe('2026-11-25')
  expect(json.symbols).toHaveLength(10)
  expect(json.symbols[0]).toEqual({ symbol: 'TSLA', nameKo: '테슬라', nameEn: 'Tesla', position: 1 })
})

test('a new symbol is on the lists of sessions that have not opened, not on the open one', async () => {
  expect((await upsert(COCA)).json).toMatchObject({ ...COCA, validTo: null, version: 1 })
  expect(await listOn('2026-11-25')).not.toContain('KO')
  expect(await listOn('2026-11-27')).toContain('KO')
})

test('one that ends leaves the lists after its last day', async () => {
  const { version } = await stockOf('KO')
  const ended = await upsert({ ...COCA, validTo: '2026-11-30', version })
  expect([ended.status, ended.json.version]).toEqual([200, 2])
  expect(await listOn('2026-11-30')).toContain('KO')
  expect(await listOn('2026-12-01')).not.toContain('KO')
})

test('a place on the list moves with the sessions that have not opened', async () => {
  await upsert({ ...(await only('AMD')), position: 1 })
  await upsert({ ...(await only('TSLA')), position: 12 })
  expect((await listOn('2026-11-27')).at(0)).toBe('AMD')
  expect((await listOn('2026-11-25')).at(0)).toBe('TSLA')
})

async function only(symbol: string) {
  const { changedAt: _, version: __, ...stock } = await stockOf(symbol)
  return stock
}

test('what was written is not written again; what has changed since it was read is refused', async () => {
  const stock = await stockOf('KO')
  const { changedAt: _, ...same } = stock
  expect((await upsert(same)).json.version).toBe(stock.version)
  const stale = await upsert({ ...same, nameEn: 'Coke', version: stock.version - 1 })
  expect([stale.status, stale.json.code]).toEqual([409, 'CONFLICT'])
  expect((await stockOf('KO')).nameEn).toBe('Coca-Cola')
})

test('the internal route takes many at once, all or none, by the operations secret', async () => {
  const pepsi = { ...COCA, symbol: 'PEP', nameKo: '펩시코', nameEn: 'PepsiCo' }
  expect((await upsertAll([pepsi], 'wrong')).status).toBe(401)
  expect((await upsertAll([pepsi, { ...COCA, version: 1 }])).status).toBe(409)
  expect(await stockOf('PEP')).toBeUndefined()
  const { json } = await upsertAll([pepsi])
  expect(json.symbols).toMatchObject([{ symbol: 'PEP', nameKo: '펩시코' }])
  expect((await upsertAll([pepsi])).json).toEqual(json)
})

test.each([
  ['a symbol in lower case', { ...COCA, symbol: 'ko' }],
  ['an end before the beginning', { ...COCA, validTo: '2026-10-01' }],
  ['a day that is none', { ...COCA, validFrom: '2026-02-30' }],
  ['an empty name', { ...COCA, nameKo: ' ' }],
])('%s is refused', async (_what, body) => {
  expect((await upsert(body)).status).toBe(422)
})
