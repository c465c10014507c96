import net from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db, pool } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import { assemble } from '@/tests/integration/access/actors'
import { ROWS, type Things } from '@/tests/integration/access/rows'
import { withConnection } from '@/tests/support/connection'
import { type Ask, inProcess } from '@/tests/support/door'
import { faultOf, operationOf, operations } from '@/tests/support/openapi'
import { inAnotherSession } from '@/tests/support/people'
import { loadRoutes } from '@/tests/support/routes'
import { waitUntil } from '@/tests/support/wait'

/** The way to the database, which a test can cut. Nothing has read the address yet: the pool opens at first use. */
const direct = new URL(process.env.DATABASE_URL ?? '')
const open = new Set<net.Socket>()
const way = net.createServer((client) => {
  const upstream = net.connect(Number(direct.port), direct.hostname)
  for (const socket of [client, upstream]) {
    open.add(socket)
    socket.on('error', () => {}).on('close', () => open.delete(socket))
  }
  client.pipe(upstream).pipe(client)
})
const port = await listen(0)
process.env.DATABASE_URL = Object.assign(new URL(direct), { hostname: '127.0.0.1', port: String(port) }).href

function listen(at: number): Promise<number> {
  return new Promise((done) => way.listen(at, '127.0.0.1', () => done((way.address() as net.AddressInfo).port)))
}

function breakConnections(): void {
  for (const socket of open) socket.destroy()
}

/** Breaks the connections and waits until the pool has noticed. */
async function renewConnections(): Promise<void> {
  breakConnections()
  await waitUntil(() => pool().idleCount === 0, 'the pool drops its connections')
}

function closeWay(): void {
  way.close()
  breakConnections()
}

/** Operations that answer without the database, on purpose. */
const INDEPENDENT: Record<string, number> = {
  liveness: 200,
  openApi: 200,
  metrics: 200,
}

let asks: Map<string, Ask>

async function prepare(): Promise<Map<string, Ask>> {
  const cast = await assemble()
  const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
  const spun = await inProcess(operationOf('spin'), { token: cast.owner.accessToken, headers, body: '{"bet":10}' })
  const { round } = JSON.parse(spun.body) as { round: { id: string } }
  const { transferId } = await db.round.findUniqueOrThrow({ where: { id: round.id } })
  const { config } = JSON.parse((await inProcess(operationOf('getSlotOdds'), {})).body) as { config: object }
  const things: Things = { cast, roundId: round.id, transferId, paytable: config }
  const prepared = new Map<string, Ask>()
  for (const { id, contract } of operations) {
    const row = ROWS[id]
    const person = await inAnotherSession(Array.isArray(contract.auth) ? cast.operator : cast.owner)
    const member = contract.auth === 'public' ? null : person.accessToken
    const token = row?.secret ? env.CRON_SECRET : member
    prepared.set(id, { token, ...(await (row?.owned?.right ?? row?.ask)?.(things)) })
  }
  return prepared
}

beforeAll(async () => {
  await loadRoutes()
  asks = await prepare()
})
afterAll(() => closeWay())

describe('without a database', () => {
  beforeAll(() => closeWay())

  test.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s says so, as its document has it',
    async (id, operation) => {
      const answer = await inProcess(operation, asks.get(id) ?? {})
      expect([id, answer.status]).toEqual([id, INDEPENDENT[id] ?? 503])
      expect(faultOf(operation, answer)).toBeNull()
      if (answer.status === 503 && id !== 'health') {
        expect(JSON.parse(answer.body).code).toBe('UNAVAILABLE')
        expect(answer.headers.get('retry-after')).toBe('1')
      }
    },
  )

  test('nothing that strangers read tells where the database is', async () => {
    const { body } = await inProcess(operationOf('health'), {})
    expect(body).not.toMatch(/127\.0\.0\.1|ECONN|\d{4,5}/)
  })

  test('once it is back, everything answers as before', async () => {
    await listen(port)
    const answer = await inProcess(operationOf('getMe'), asks.get('getMe') ?? {})
    expect(answer.status).toBe(200)
  })
})

test('a server that was demoted to a replica serves reads and says that it cannot write', async () => {
  const alter = (sql: string) =>
    withConnection(direct.href, async (client) => {
      await client.query('set default_transaction_read_only = off')
      await client.query(`alter database ${direct.pathname.slice(1)} ${sql}`)
    })
  const statusOf = async (id: string) => (await inProcess(operationOf(id), asks.get(id) ?? {})).status
  await alter('set default_transaction_read_only = on')
  await renewConnections()
  const statuses = [await statusOf('getBalance'), await statusOf('checkInvite'), await statusOf('grantGold')]
  await alter('reset default_transaction_read_only')
  await renewConnections()
  // The check of a code is counted by address, and counting writes.
  expect(statuses).toEqual([200, 503, 503])
})

test('connections that break at any moment of a request are our fault and never a defect', async () => {
  const seen = new Set<number>()
  for (let round = 0; round < 6; round++) {
    const answers = operations
      .filter(({ id }) => id !== 'openStream' && ROWS[id] !== undefined)
      .map(
        async (operation) => [operation.id, (await inProcess(operation, asks.get(operation.id) ?? {})).status] as const,
      )
    const timers = [3, 11, 23, 47, 95, 160].map((ms) => setTimeout(breakConnections, ms + round * 7))
    for (const [id, status] of await Promise.all(answers)) {
      expect([id, status]).not.toEqual([id, 500])
      seen.add(status)
    }
    for (const timer of timers) clearTimeout(timer)
  }
  expect(seen).toContain(503)
})
