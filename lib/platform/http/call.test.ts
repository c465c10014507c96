import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { addressOf } from '../kernel/address'
import { endpoint } from '../kernel/endpoint'
import { call, newKey, onProblem } from './call'
import { ProblemError } from './call-problem'

const read = endpoint({
  id: 'read',
  method: 'GET',
  path: '/things/{id}',
  summary: '',
  auth: 'member',
  params: z.strictObject({ id: z.string() }),
  query: z.strictObject({ limit: z.int().optional(), cursor: z.string().optional() }),
  responses: { 200: z.object({ ok: z.boolean() }) },
  errors: [],
})
const keyed = endpoint({
  id: 'keyed',
  method: 'POST',
  path: '/keyed',
  summary: '',
  auth: 'member',
  idempotent: true,
  body: z.strictObject({ bet: z.int() }),
  responses: { 200: z.object({ ok: z.boolean() }) },
  errors: [],
})
const plainContract = endpoint({
  id: 'plain',
  method: 'PUT',
  path: '/plain',
  summary: '',
  auth: 'member',
  body: z.strictObject({ bet: z.int() }),
  responses: { 200: z.object({ ok: z.boolean() }) },
  errors: [],
})
const plain = addressOf<typeof plainContract>({ method: 'PUT', path: '/plain' })

type Answer = (request: IncomingMessage, response: ServerResponse) => void
let server: Server
let script: Answer[] = []
let seen: { url: string; method: string; headers: IncomingMessage['headers']; body: string }[] = []

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
const problem = (status: number, code: string, rest: object = {}, headers: Record<string, string> = {}) =>
  json(status, { status, code, requestId: 'req_1', ...rest }, headers)
const ok = json(200, { ok: true })
const hangUp: Answer = (request) => void request.socket.destroy()
const breakOff: Answer = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"ok"')
  setTimeout(() => request.socket.destroy(), 10)
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    seen.push({ url: request.url ?? '', method: request.method ?? '', headers: request.headers, body })
    const next = request.url === '/api/auth/session' ? ok : script.shift()
    next?.(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { fetch } = globalThis
  // A page's addresses are relative; Node has no page.
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => fetch(new URL(url, base), init))
})
afterAll(() => {
  vi.unstubAllGlobals()
  server.close()
})
beforeEach(() => {
  script = []
  seen = []
  // No waiting: jitter at its lowest.
  vi.spyOn(Math, 'random').mockReturnValue(0)
})

const keysOf = () => seen.map(({ headers }) => headers['idempotency-key'])

test('path, query and body are where the contract puts them', async () => {
  script = [ok, ok]
  expect(await call(read, { params: { id: 'a/b ü' }, query: { limit: 5 } })).toEqual({ ok: true })
  await call(keyed, { body: { bet: 10 } }, { idempotencyKey: 'k1' })
  expect(seen.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['GET', '/things/a%2Fb%20%C3%BC?limit=5', ''],
    ['POST', '/keyed', '{"bet":10}'],
  ])
  expect(seen[1]?.headers).toMatchObject({ 'idempotency-key': 'k1', 'content-type': 'application/json' })
})

test('every write carries a key, and reads carry none', async () => {
  script = [ok, ok, ok]
  await call(read, { params: { id: 'x' } })
  await call(keyed, { body: { bet: 1 } })
  await call(plain, { body: { bet: 1 } })
  expect(keysOf()).toEqual([
    undefined,
    expect.stringMatching(/^[0-9a-f]{32}$/),
    expect.stringMatching(/^[0-9a-f]{32}$/),
  ])
  expect(newKey()).not.toBe(newKey())
})

test.each([
  ['a lost connection', hangUp],
  ['an answer cut off half-way', breakOff],
  ['503', problem(503, 'UNAVAILABLE')],
  ['a proxy’s page', (_: IncomingMessage, response: ServerResponse) => void response.writeHead(502).end('<html>')],
  ['429', problem(429, 'RATE_LIMITED')],
  ['an earlier request under the same key', problem(409, 'IDEMPOTENCY_IN_FLIGHT')],
])('a keyed write survives %s and repeats under the same key', async (_, failure) => {
  script = [failure, failure, ok]
  expect(await call(keyed, { body: { bet: 1 } })).toEqual({ ok: true })
  expect(seen).toHaveLength(3)
  expect(new Set(keysOf()).size).toBe(1)
})

test('tries are bounded', async () => {
  script = Array.from({ length: 9 }, () => hangUp)
  await expect(call(read, { params: { id: 'x' } })).rejects.toMatchObject({ code: 'UNREACHABLE', isFinal: false })
  expect(seen).toHaveLength(4)
})

test('a write without idempotency is sent once', async () => {
  script = [hangUp, ok]
  await expect(call(plain, { body: { bet: 1 } })).rejects.toMatchObject({ code: 'UNREACHABLE' })
  expect(seen).toHaveLength(1)
})

test('a refusal is final and told whole', async () => {
  const errors = [{ pointer: '/body/bet', rule: 'too_small', message: 'x' }]
  script = [problem(422, 'INSUFFICIENT_FUNDS', { detail: 'd', params: { missing: 120 }, errors })]
  const failed: unknown = await call(keyed, { body: { bet: 1 } }).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(ProblemError)
  expect(failed).toMatchObject({
    code: 'INSUFFICIENT_FUNDS',
    status: 422,
    detail: 'd',
    params: { missing: 120 },
    requestId: 'req_1',
    errors,
    isFinal: true,
  })
  expect(seen).toHaveLength(1)
})

test('Retry-After is waited for, unless it asks for too long: then the member is told', async () => {
  script = [problem(503, 'UNAVAILABLE', {}, { 'retry-after': '1' }), ok]
  const startedMs = performance.now()
  await call(read, { params: { id: 'x' } })
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(990)

  script = [problem(429, 'RATE_LIMITED', {}, { 'retry-after': '60' })]
  await expect(call(read, { params: { id: 'x' } })).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterS: 60 })
})

test('an expired credential is renewed once, silently, and once for all calls that find it expired', async () => {
  const expired = problem(401, 'UNAUTHENTICATED')
  script = [expired, expired, ok, ok]
  await Promise.all([call(read, { params: { id: 'a' } }), call(read, { params: { id: 'b' } })])
  expect(seen.filter(({ url }) => url === '/api/auth/session')).toHaveLength(1)

  script = [expired, expired]
  await expect(call(read, { params: { id: 'a' } })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(seen.filter(({ url }) => url === '/api/auth/session')).toHaveLength(2)
})

test('a wrong password is no expired credential', async () => {
  script = [problem(401, 'CREDENTIALS_WRONG')]
  await expect(call(keyed, { body: { bet: 1 } })).rejects.toMatchObject({ code: 'CREDENTIALS_WRONG' })
  expect(seen).toHaveLength(1)
})

test('a call that is given up stops, also while it waits', async () => {
  script = [problem(503, 'UNAVAILABLE', {}, { 'retry-after': '5' }), ok]
  const giveUp = new AbortController()
  setTimeout(() => giveUp.abort(new Error('left the page')), 50)
  await expect(call(read, { params: { id: 'x' } }, { signal: giveUp.signal })).rejects.toThrow('left the page')
})

test('whoever listens hears of each failure that was final', async () => {
  const heard: string[] = []
  const stop = onProblem(({ code }) => heard.push(code))
  script = [hangUp, ok, problem(404, 'NOT_FOUND'), problem(404, 'NOT_FOUND')]
  await call(read, { params: { id: 'x' } })
  await call(read, { params: { id: 'x' } }).catch(() => {})
  stop()
  await call(read, { params: { id: 'x' } }).catch(() => {})
  expect(heard).toEqual(['NOT_FOUND'])
})
