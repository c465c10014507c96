import { beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { db, pool } from '@/lib/platform/db/client'
import type { Caller } from '@/lib/platform/http/caller'
import { createRoute, routes } from '@/lib/platform/http/route'
import { endpoint, TIERS } from '@/lib/platform/kernel/endpoint'
import { AppError } from '@/lib/platform/kernel/errors'
import { line } from '@/lib/platform/kernel/text'
import { gateOf } from '../../support/gate'

const caller = (request: Request): Caller | null => {
  const memberId = request.headers.get('x-member')
  if (!memberId) return null
  const credential = request.headers.has('x-cookie') ? 'cookie' : 'bearer'
  const tier = TIERS.find((one) => one === request.headers.get('x-tier')) ?? 'STANDARD'
  return {
    memberId,
    sessionId: 'ses_1',
    roles: request.headers.has('x-admin') ? ['ADMIN'] : ['USER'],
    tier,
    credential,
  }
}
const route = createRoute(gateOf(caller))

const body = z.strictObject({ amount: z.int().min(1).max(1000), note: line({ max: 20 }).optional() })
const add = endpoint({
  id: 'add',
  method: 'POST',
  path: '/api/test/{id}',
  summary: 'Adds a counter',
  auth: 'member',
  idempotent: true,
  params: z.strictObject({ id: z.string().max(20) }),
  body,
  responses: { 200: z.object({ total: z.int() }) },
  errors: ['CONFLICT'],
})

// The effect of the test operation: rows of a table of its own.
await pool().query('create table if not exists public.kit_effect (n int not null)')
const effects = async () => (await pool().query('select count(*)::int as n from public.kit_effect')).rows[0].n as number

const handlers = routes(
  route(add, ({ once, body }) =>
    once(async (tx) => {
      await tx.$executeRaw`insert into public.kit_effect values (${body.amount})`
      if (body.amount === 13) throw new AppError('CONFLICT', { detail: 'thirteen is refused' })
      if (body.amount === 500) throw new Error('a defect')
      return { total: body.amount, hidden: 'never shown' }
    }),
  ),
)

type Options = {
  key?: string | null
  member?: string | null
  body?: unknown
  raw?: string
  headers?: Record<string, string>
  query?: string
}

async function post({
  key = crypto.randomUUID(),
  member = 'usr_a',
  body = { amount: 5 },
  raw,
  headers = {},
  query = '',
}: Options = {}) {
  const response = await handlers.POST(
    new Request(`http://moa.test/api/test/7${query}`, {
      method: 'POST',
      body: raw ?? JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        ...(key !== null && { 'idempotency-key': key }),
        ...(member !== null && { 'x-member': member }),
        ...headers,
      },
    }),
    { params: Promise.resolve({ id: '7' }) },
  )
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: JSON.parse(text) }
}

beforeEach(async () => {
  await pool().query('truncate public.kit_effect')
})

describe('input', () => {
  test.each([
    ['no JSON', { raw: '{' }, 400, 'MALFORMED_REQUEST'],
    ['no UTF-8', { raw: '\ud800' }, 400, 'MALFORMED_REQUEST'],
    ['a wrong type', { body: { amount: '5' } }, 422, 'INVALID_INPUT'],
    ['a fraction', { body: { amount: 1.5 } }, 422, 'INVALID_INPUT'],
    ['more than JSON carries exactly', { raw: '{"amount":9007199254740993}' }, 422, 'INVALID_INPUT'],
    ['an unknown field', { body: { amount: 5, role: 'ADMIN' } }, 422, 'INVALID_INPUT'],
    ['a lone surrogate', { raw: '{"amount":5,"note":"\\ud800"}' }, 422, 'INVALID_INPUT'],
    ['a NUL', { raw: '{"amount":5,"note":"a\\u0000b"}' }, 422, 'INVALID_INPUT'],
    ['an unknown query field', { query: '?x=1' }, 422, 'INVALID_INPUT'],
    ['form data', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'a body over the limit',
      { raw: JSON.stringify({ amount: 5, note: 'x'.repeat(70_000) }) },
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    ['no key', { key: null }, 400, 'IDEMPOTENCY_KEY_MISSING'],
    ['a key that is too long', { key: 'k'.repeat(256) }, 422, 'INVALID_INPUT'],
    ['nobody signed in', { member: null }, 401, 'UNAUTHENTICATED'],
  ] satisfies [string, Options, number, string][])(
    '%s is refused and changes nothing',
    async (_name, options, status, code) => {
      const answer = await post(options)
      expect([answer.status, answer.json.code, await effects()]).toEqual([status, code, 0])
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(answer.json.requestId).toBe(answer.headers.get('x-request-id'))
    },
  )

  test('every fault is reported with a pointer to it', async () => {
    const { json } = await post({ body: { amount: 0, extra: 1 } })
    expect(json.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
      '/body/amount',
      '/body/extra',
    ])
  })

  test('other methods answer a problem that names the allowed one', async () => {
    const response = await handlers.DELETE(new Request('http://moa.test/api/test/7'), { params: Promise.resolve({}) })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })
})

describe('cross-site requests', () => {
  const cookie = { 'x-cookie': '1', host: 'moa.test' }
  test.each([
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'cross-site', origin: 'http://moa.test' }, 403],
    [{ origin: 'http://moa.test' }, 200],
    [{ origin: 'http://evil.test' }, 403],
    [{ origin: 'null' }, 403],
    [{}, 403],
  ])('a cookie request with %j answers %i', async (headers, status) => {
    expect((await post({ headers: { ...cookie, ...headers } })).status).toBe(status)
  })
})

test('a page drawn for one member cannot act in another one’s session', async () => {
  const answer = await post({ headers: { 'x-acting-member': 'usr_b' } })
  expect([answer.status, answer.json.code, await effects()]).toEqual([409, 'SESSION_CHANGED', 0])
  expect((await post({ headers: { 'x-acting-member': 'usr_a' } })).status).toBe(200)
})

describe('idempotency', () => {
  test('a repeated key replays the first answer byte for byte', async () => {
    const key = crypto.randomUUID()
    const first = await post({ key })
    const second = await post({ key, raw: '{ "amount" : 5 }' })
    expect([second.status, second.text, second.headers.get('idempotent-replayed')]).toEqual([200, first.text, 'true'])
    expect([first.json, await effects()]).toEqual([{ total: 5 }, 1])
  })

  test('the same key with other content is refused', async () => {
    const key = crypto.randomUUID()
    await post({ key })
    expect((await post({ key, body: { amount: 6 } })).json.code).toBe('IDEMPOTENCY_KEY_REUSED')
    expect(await effects()).toBe(1)
  })

  test('the same key of another member is another key', async () => {
    const key = crypto.randomUUID()
    await Promise.all([post({ key }), post({ key, member: 'usr_b' })])
    expect(await effects()).toBe(2)
  })

  test('a refusal is an answer too, and is replayed', async () => {
    const key = crypto.randomUUID()
    const first = await post({ key, body: { amount: 13 } })
    const second = await post({ key, body: { amount: 13 } })
    expect([first.status, second.text, await effects()]).toEqual([409, first.text, 0])
  })

  test('a defect is not stored: the key can be tried again', async () => {
    const key = crypto.randomUUID()
    const answer = await post({ key, body: { amount: 500 } })
    expect([answer.status, answer.json.code, await effects()]).toEqual([500, 'INTERNAL', 0])
    expect(answer.text).not.toContain('a defect')
    expect(await db.idempotency.count({ where: { key } })).toBe(0)
  })

  test('twenty concurrent requests with one key have one effect and one answer', async () => {
    const key = crypto.randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => post({ key })))
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1)
    expect(await effects()).toBe(1)
  })

  test('twenty concurrent refusals with one key store one answer', async () => {
    const key = crypto.randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => post({ key, body: { amount: 13 } })))
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1)
  })

  test('a key held longer than the wait is in flight', async () => {
    const key = crypto.randomUUID()
    const blocker = await pool().connect()
    await blocker.query('begin')
    await blocker.query(
      `insert into platform.idempotency (principal, key, fingerprint) values ('usr_a', $1, '\\x00')`,
      [key],
    )
    const answer = await post({ key })
    await blocker.query('rollback')
    blocker.release()
    expect([answer.status, answer.json.code, answer.headers.get('retry-after')]).toEqual([
      409,
      'IDEMPOTENCY_IN_FLIGHT',
      '1',
    ])
  })
})

describe('operators', () => {
  const grant = endpoint({ ...add, id: 'grantTest', auth: ['ADMIN'] })
  const { POST } = routes(route(grant, ({ once }) => once(async () => ({ total: 1 }))))
  const act = (headers: Record<string, string>) =>
    POST(
      new Request('http://moa.test/api/test/usr_b', {
        method: 'POST',
        body: '{"amount":1}',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers },
      }),
      { params: Promise.resolve({ id: 'usr_b' }) },
    )

  test('a member without the role is refused', async () => {
    expect((await act({ 'x-member': 'usr_a' })).status).toBe(403)
  })

  test('an act leaves one audit row that can never change', async () => {
    expect((await act({ 'x-member': 'usr_op', 'x-admin': '1' })).status).toBe(200)
    const rows = await db.audit.findMany({ where: { actor: 'usr_op' } })
    expect(rows.map((row) => [row.action, row.subject, row.status])).toEqual([['grantTest', 'usr_b', 200]])
    await expect(pool().query('update platform.audit set status = 0')).rejects.toThrow(/append-only/)
    await expect(pool().query('delete from platform.audit')).rejects.toThrow(/append-only/)
    await expect(pool().query('truncate platform.audit')).rejects.toThrow(/append-only/)
  })
})

describe('tiers', () => {
  const lounge = endpoint({
    id: 'loungeTest',
    method: 'GET',
    path: '/api/test',
    summary: 'Lounge',
    auth: 'member',
    tier: 'PREMIUM',
    responses: { 200: z.object({ open: z.boolean() }) },
    errors: [],
  })
  const { GET } = routes(route(lounge, () => ({ open: true })))

  test.each([
    ['STANDARD', 403],
    ['PREMIUM', 200],
    ['VIP', 200],
  ])('%s at a door for PREMIUM gets %i', async (tier, status) => {
    const headers = { 'x-member': 'usr_a', 'x-tier': tier }
    const answer = await GET(new Request('http://moa.test/api/test', { headers }), { params: Promise.resolve({}) })
    expect(answer.status).toBe(status)
  })
})

describe('rate limits', () => {
  const ping = endpoint({
    id: 'pingTest',
    method: 'GET',
    path: '/api/test',
    summary: 'Ping',
    auth: 'public',
    rateLimit: { limit: 5, windowS: 60, per: 'ip' },
    responses: { 200: z.object({ pong: z.boolean() }) },
    errors: [],
  })
  const { GET } = routes(route(ping, () => ({ pong: true })))

  test('no more than the limit pass, however many ask at once', async () => {
    const ask = (ip: string) =>
      GET(new Request('http://moa.test/api/test', { headers: { 'x-forwarded-for': ip } }), {
        params: Promise.resolve({}),
      })
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask('192.0.2.1')))
    const statuses = answers.map((answer) => answer.status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(5)
    const refused = answers.find((answer) => answer.status === 429)
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await ask('192.0.2.2')).status).toBe(200)
  })
})
