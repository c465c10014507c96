// Event streams held by one process of the built app, the memory each costs, and how long an event takes to arrive, beside
// a bare HTTP server in the same run. Run it after a build:
//   node --conditions=react-server --import tsx tests/load/streams.ts [connections]
import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent, get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { migrate } from '../../scripts/migrate.mjs'
import { startThrowAway } from '../../scripts/pg.mjs'
import { startApp } from '../support/app'

const CONNECTIONS = Number(process.argv[2] ?? 2_000)
const EVENTS = 300
const AT_ONCE = 50

type Client = { memberId: string; token: string }
type Held = { count: number; close: () => void; arrived: Map<string, number> }

const megabytes = (bytes: number) => bytes / 2 ** 20
const kilobytes = (bytes: number) => bytes / 2 ** 10

function residentBytes(pid: number): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
  return pages * 4_096
}

/** The memory once it has stopped growing. */
async function settledBytes(pid: number): Promise<number> {
  let last = residentBytes(pid)
  for (let round = 0; round < 20; round++) {
    await sleep(500)
    const now = residentBytes(pid)
    if (Math.abs(now - last) < 2 ** 20) return now
    last = now
  }
  return last
}

/** Opens a stream for each client and keeps it; notes when the event with a key arrives. */
async function hold(url: string, clients: readonly Client[]): Promise<Held> {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  const open: IncomingMessage[] = []
  const arrived = new Map<string, number>()
  const openOne = ({ token }: Client) =>
    new Promise<void>((done, failed) => {
      const request = get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
        if (response.statusCode !== 200) return failed(new Error(`status ${response.statusCode}`))
        open.push(response)
        response.on('error', () => {})
        response.setEncoding('utf8').on('data', (text: string) => {
          const key = /"probe":"(\w+)"/.exec(text)?.[1]
          if (key) arrived.set(key, performance.now())
          if (text.includes('event: ready')) done()
        })
      })
      request.on('error', failed)
    })
  for (let from = 0; from < clients.length; from += AT_ONCE) {
    await Promise.all(clients.slice(from, from + AT_ONCE).map(openOne))
  }
  const close = () => {
    for (const response of open) response.destroy()
    agent.destroy()
  }
  return { count: open.length, close, arrived }
}

async function makeClients(count: number): Promise<Client[]> {
  const { db, transaction } = await import('@/lib/platform/db/client')
  const { openFamily, tokensOf } = await import('@/lib/identity/rotation/service')
  const { newId } = await import('@/lib/platform/random/random')
  const ids = Array.from({ length: count }, () => newId('usr'))
  await db.member.createMany({
    data: ids.map((id) => ({
      id,
      nickname: id,
      nicknameKey: id.toLowerCase(),
      email: `${id}@moa.test`.toLowerCase(),
      passwordHash: 'none',
    })),
  })
  const clients: Client[] = []
  for (const memberId of ids) {
    const family = await transaction((tx) => openFamily(tx, memberId, { ip: '192.0.2.1', userAgent: 'bench' }))
    clients.push({ memberId, token: (await tokensOf(family)).accessToken })
  }
  return clients
}

/** Writes events through this process, which the app knows nothing of, and answers how long each took to arrive. */
async function measureArrival({ arrived }: Held, clients: readonly Client[]): Promise<number[]> {
  const { transaction } = await import('@/lib/platform/db/client')
  const { appendEvent } = await import('@/lib/platform/events/append')
  const { startNotifier } = await import('@/lib/platform/events/wake')
  const stop = startNotifier()
  const committed: number[] = []
  for (let index = 0; index < EVENTS; index++) {
    const memberId = clients[Math.floor(Math.random() * clients.length)]?.memberId ?? null
    const payload = { probe: `p${index}` }
    await transaction((tx) =>
      appendEvent(tx, { type: 'notification', memberId, key: `p${index}`, version: 1, payload }),
    )
    committed.push(performance.now())
  }
  for (let round = 0; round < 100 && arrived.size < EVENTS; round++) await sleep(50)
  stop()
  return committed.map((ms, index) => (arrived.get(`p${index}`) ?? Number.NaN) - ms).sort((a, b) => a - b)
}

async function measureBare(clients: readonly Client[]): Promise<number> {
  const child = fork('tests/load/stream-server-bare.mjs')
  try {
    const port = await new Promise<number>((ready) => child.once('message', (given) => ready(given as number)))
    const pid = child.pid ?? 0
    const before = await settledBytes(pid)
    const held = await hold(`http://127.0.0.1:${port}/`, clients)
    const each = (await settledBytes(pid)) - before
    held.close()
    return each / held.count
  } finally {
    child.disconnect()
  }
}

async function measureApp(databaseUrl: string, clients: readonly Client[]) {
  const app = await startApp({ databaseUrl })
  try {
    const url = `${app.url}/api/realtime/stream`
    const warm = await hold(url, clients.slice(0, AT_ONCE))
    warm.close()
    const before = await settledBytes(app.pid())
    const startedMs = performance.now()
    const held = await hold(url, clients)
    const openedS = (performance.now() - startedMs) / 1_000
    const after = await settledBytes(app.pid())
    const arrivals = await measureArrival(held, clients)
    const heldBytes = after - before
    held.close()
    return { count: held.count, openedS, heldBytes, before, arrivals, stopMs: await app.stop() }
  } finally {
    await app.kill()
  }
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN

const server = await startThrowAway('streams')
try {
  await migrate(server.url)
  process.env.DATABASE_URL = server.url
  const clients = await makeClients(CONNECTIONS)
  const bareEach = await measureBare(clients)
  const { count, openedS, heldBytes, before, arrivals, stopMs } = await measureApp(server.url, clients)
  const each = heldBytes / count
  console.log(
    `streams held                ${count} in one process, opened at ${Math.round(count / openedS)} per second`,
  )
  console.log(
    `memory for each             ${kilobytes(each).toFixed(1)} KB (bare HTTP server ${kilobytes(bareEach).toFixed(1)} KB, ratio ${(each / bareEach).toFixed(1)})`,
  )
  console.log(`process before              ${megabytes(before).toFixed(0)} MB`)
  console.log(
    `commit to client            p50 ${percentile(arrivals, 0.5).toFixed(0)} ms, p95 ${percentile(arrivals, 0.95).toFixed(0)} ms, p99 ${percentile(arrivals, 0.99).toFixed(0)} ms, ${arrivals.filter((ms) => !Number.isNaN(ms)).length} of ${EVENTS} arrived`,
  )
  console.log(`stop with all streams open  ${(stopMs / 1_000).toFixed(1)} s`)
  const { closeDatabase } = await import('@/lib/platform/db/client')
  await closeDatabase()
} finally {
  await server.stop()
}
process.exit(0)
