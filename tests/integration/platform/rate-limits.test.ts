import type { PoolClient } from 'pg'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { pool } from '@/lib/platform/db/client'
import { encodeCounted, sweepRateWindows } from '@/lib/platform/http/rate-limit'
import { createRoute, routes } from '@/lib/platform/http/route'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { gateOf } from '../../support/gate'
import { forgetRateWindows } from '../../support/rate-windows'

const LIMIT = 5
const WINDOW_S = 60
const ping = endpoint({
  id: 'pingTest',
  method: 'GET',
  path: '/api/test',
  summary: 'Ping',
  auth: 'public',
  rateLimit: { limit: LIMIT, windowS: WINDOW_S, per: 'ip' },
  responses: { 200: z.object({ pong: z.boolean() }) },
  errors: [],
})
const { GET } = routes(createRoute(gateOf(() => null))(ping, () => ({ pong: true })))

const ask = (ip: string) =>
  GET(new Request('http://moa.test/api/test', { headers: { 'x-forwarded-for': ip } }), { params: Promise.resolve({}) })

/** As if `seconds` had gone by since everything that was counted. */
const letPass = (seconds: number) =>
  pool().query('update platform.rate_window set window_start = window_start - make_interval(secs => $1)', [seconds])

async function fill(ip: string): Promise<Response> {
  for (let count = 0; count < LIMIT; count++) expect((await ask(ip)).status).toBe(200)
  return ask(ip)
}

test('a refusal carries the limit, what is left of it and when to come back', async () => {
  const { status, headers } = await fill('192.0.2.10')
  expect(status).toBe(429)
  expect(headers.get('ratelimit-policy')).toBe(`"default";q=${LIMIT};w=${WINDOW_S}`)
  expect(headers.get('ratelimit')).toBe(`"default";r=0;t=${headers.get('retry-after')}`)
})

test('whoever comes back when told is let in, again and again', async () => {
  let refused = await fill('192.0.2.11')
  for (let round = 0; round < 8; round++) {
    await letPass(Number(refused.headers.get('retry-after')))
    let admitted = 0
    for (refused = await ask('192.0.2.11'); refused.status === 200; refused = await ask('192.0.2.11')) admitted++
    expect(admitted).toBeGreaterThan(0)
  }
})

test('nobody is told to wait longer than two windows, nor let in before', async () => {
  const { headers } = await fill('192.0.2.12')
  const waitS = Number(headers.get('retry-after'))
  expect(waitS).toBeLessThanOrEqual(2 * WINDOW_S)
  await letPass(waitS - 2)
  expect((await ask('192.0.2.12')).status).toBe(429)
})

test('one IPv6 customer is one subject, whichever of their addresses they take', async () => {
  await fill('2001:db8:1:2::1')
  expect((await ask('2001:0db8:1:2:ffff:eeee:dddd:cccc')).status).toBe(429)
  expect((await ask('2001:db8:1:3::1')).status).toBe(200)
})

test('an IPv4 address is the same one when it is written as IPv6', async () => {
  await fill('192.0.2.13')
  expect((await ask('::ffff:192.0.2.13')).status).toBe(429)
  expect((await ask('::ffff:192.0.2.14')).status).toBe(200)
})

test('three hundred at once find as much room as three hundred in a row', async () => {
  const answers = await Promise.all(Array.from({ length: 300 }, () => ask('192.0.2.15')))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(LIMIT)
  const left = answers.filter(({ status }) => status === 200).map(({ headers }) => headers.get('ratelimit'))
  expect(new Set(left).size).toBe(LIMIT)
})

test('windows that are swept away meanwhile let their next request in', async () => {
  let isOver = false
  const sweeping = (async () => {
    while (!isOver) await forgetRateWindows()
  })()
  const statuses = new Set<number>()
  for (let turn = 0; turn < 60; turn++) {
    const answers = await Promise.all(['192.0.2.16', '192.0.2.17', '192.0.2.16'].map(ask))
    for (const { status } of answers) statuses.add(status)
  }
  isOver = true
  await sweeping
  expect([...statuses].filter((status) => status !== 200 && status !== 429)).toEqual([])
})

test('a sweep waits for no window that is being counted', async () => {
  const count = (client: Pick<PoolClient, 'query'>, key: string) =>
    client.query(
      'select * from platform.rate_hits($1::text[], $2::int[], $3::int[])',
      encodeCounted([{ key, limit: LIMIT, windowS: WINDOW_S, per: 'ip' }]),
    )
  await pool().query('delete from platform.rate_window')
  for (const key of ['held', 'free']) await count(pool(), key)
  await letPass(2 * 3_600)
  const request = await pool().connect()
  try {
    await request.query('begin')
    await count(request, 'held')
    expect(await sweepRateWindows()).toBe(1)
    await request.query('commit')
  } finally {
    request.release()
  }
  expect((await pool().query('select key from platform.rate_window')).rows).toEqual([{ key: 'held' }])
})
