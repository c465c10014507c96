// Requests per second and latency of the hot routes beside a bare Next route handler, all on this machine in one run:
//   node --conditions=react-server --import tsx tests/load/http.ts [seconds] [rounds]
import { randomUUID } from 'node:crypto'
import autocannon, { type Request } from 'autocannon'
import { startApp } from '../support/app'
import { hurryClock } from '../support/cycle'
import { startDurableDatabase } from '../support/durable-database'
import { buildEmptyApp } from './empty-app'

const SECONDS = Number(process.argv[2] ?? 3)
const ROUNDS = Number(process.argv[3] ?? 5)
const CONNECTIONS = [1, 8, 64, 192]
const PLAYERS = 256
const PURSE = 100_000_000
const WARM_UP_S = 3

type Figures = { rps: number; p50: number; p99: number; failed: number }
type Case = { name: string; base: string; url: string; method: 'GET' | 'POST' | 'PATCH'; body?: string }

const database = await startDurableDatabase('bench-http')
process.env.DATABASE_URL = database.url
process.env.LOG_LEVEL = 'error'
const { aPerson, giveGold } = await import('../support/people')
const { openPickDay, forgetWindows } = await import('../support/pick-bench')
const { closeDatabase } = await import('@/lib/platform/db/client')

async function signUpPlayers(): Promise<string[]> {
  const tokens: string[] = []
  const ids: string[] = []
  for (let index = 0; index < PLAYERS; index++) {
    const person = await aPerson()
    await giveGold(person, PURSE)
    tokens.push(person.headers.authorization)
    ids.push(person.id)
  }
  await openPickDay(ids)
  return tokens
}

/** Every request has the next member's token and a key of its own; bare requests carry the same headers. */
function run({ url, method, body }: Case, tokens: readonly string[], connections: number, duration: number) {
  let next = 0
  const setupRequest = (request: Request): Request => {
    next = (next + 1) % tokens.length
    const headers = {
      'content-type': 'application/json',
      authorization: tokens[next] ?? '',
      'idempotency-key': randomUUID(),
    }
    return { ...request, headers }
  }
  return autocannon({ url, connections, duration, requests: [{ method, ...(body && { body }), setupRequest }] })
}

async function measure(one: Case, tokens: readonly string[], connections: number): Promise<Figures> {
  const result = await run(one, tokens, connections, SECONDS)
  const { latency, non2xx, errors, requests } = result
  return { rps: requests.average, p50: latency.p50, p99: latency.p99, failed: non2xx + errors }
}

const median = (figures: readonly number[]) => [...figures].sort((a, b) => a - b)[figures.length >> 1] ?? Number.NaN

/** One line for each case: medians over the rounds, and the ratio to its bare handler. */
function print(connections: number, cases: readonly Case[], seen: ReadonlyMap<string, Figures[]>): void {
  const rpsOf = (name: string) => median((seen.get(name) ?? []).map(({ rps }) => rps))
  for (const { name, base } of cases) {
    const figures = seen.get(name) ?? []
    const [p50, p99] = [median(figures.map((one) => one.p50)), median(figures.map((one) => one.p99))]
    const failed = figures.reduce((sum, one) => sum + one.failed, 0)
    const ratio = (rpsOf(name) / rpsOf(base)).toFixed(2)
    const speed = `${Math.round(rpsOf(name)).toString().padStart(6)} /s  ratio ${ratio}`
    console.log(
      `c${String(connections).padEnd(4)}${name.padEnd(30)}${speed}  p50 ${p50} ms  p99 ${p99} ms${failed ? `  ${failed} FAILED` : ''}`,
    )
  }
}

const bare = await startApp({ databaseUrl: database.url, dir: buildEmptyApp(), healthPath: '/api/bare' })
const moa = await startApp({ databaseUrl: database.url })
// Nobody may wager twice within 2.5 s; here a few hundred members stand for the thousands of a busy evening.
const restClock = hurryClock(database.url)
const countAgain = forgetWindows()
try {
  const tokens = await signUpPlayers()
  const cases: Case[] = [
    {
      name: 'bare POST handler',
      base: 'bare POST handler',
      url: `${bare.url}/api/bare`,
      method: 'POST',
      body: '{"bet":10}',
    },
    {
      name: 'spin',
      base: 'bare POST handler',
      url: `${moa.url}/api/actions/SLOT_SPIN`,
      method: 'POST',
      body: '{"bet":10}',
    },
    {
      name: 'pick',
      base: 'bare POST handler',
      url: `${moa.url}/api/v1/predictions/AAPL`,
      method: 'PATCH',
      body: '{"side":"DOWN"}',
    },
    { name: 'bare GET handler', base: 'bare GET handler', url: `${bare.url}/api/bare`, method: 'GET' },
    { name: 'kit alone (/healthz)', base: 'bare GET handler', url: `${moa.url}/healthz`, method: 'GET' },
    { name: 'signed-in read (balance)', base: 'bare GET handler', url: `${moa.url}/api/users/balance`, method: 'GET' },
  ]
  for (const one of cases) await run(one, tokens, 8, WARM_UP_S)
  for (const connections of CONNECTIONS) {
    const seen = new Map<string, Figures[]>()
    for (let round = 0; round < ROUNDS; round++) {
      for (const one of cases)
        seen.set(one.name, [...(seen.get(one.name) ?? []), await measure(one, tokens, connections)])
    }
    print(connections, cases, seen)
  }
} finally {
  await restClock()
  countAgain()
  await bare.stop()
  await moa.stop()
  await closeDatabase()
  await database.stop()
}
process.exit(0)
