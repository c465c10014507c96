// Requests per second and latency of the hot routes beside a bare Next route handler, all on this machine in one run:
//   node --conditions=react-server --import tsx tests/load/http.ts [seconds] [rounds]
import { randomUUID } from 'node:crypto'
import { startApp } from '../support/app'
import { hurryClock } from '../support/cycle'
import { startDurableDatabase } from '../support/durable-database'
import { buildEmptyApp } from './empty-app'
import { type Figures, generateLoad } from './generator'

const SECONDS = Number(process.argv[2] ?? 3)
const ROUNDS = Number(process.argv[3] ?? 5)
const CONNECTIONS = [1, 8, 64, 192]
const BARE = 'bare POST handler'
/** So many that 60 % of the bare handler's best for some seconds is within everybody's limits. */
const PLAYERS = 4_000
const SIGN_UPS_AT_ONCE = 4
const PURSE = 100_000_000
/** At 2,000 wagers a second a member's turn comes after 1.5 s: three cycles. */
const TICK_MS = 500
/** Requests that each case has answered before it is measured: compilers of the engine go on for that long. */
const WARM_UP_REQUESTS = 30_000
/**
 * In this time connections are opened, one in each turn of the serving thread, and their first requests come all at once:
 * it counts for nobody. A bare handler's last connections were seen to wait three seconds for their turn.
 */
const LEAD_IN_SECONDS = 1
/** Writes are also asked for at this share of the bare handler's best, as a busy evening would. */
const BUSY = 0.6
const BUSY_CONNECTIONS = 512

type Case = { name: string; base: string; url: string; method: 'GET' | 'POST' | 'PATCH'; body?: string }

const database = await startDurableDatabase('bench-http')
process.env.DATABASE_URL = database.url
process.env.LOG_LEVEL = 'error'
const { aPerson, giveGold } = await import('../support/people')
const { openPickDay, forgetWindows } = await import('../support/pick-bench')
const { forgetRateWindows } = await import('../support/rate-windows')
const { closeDatabase, pool } = await import('@/lib/platform/db/client')

async function signUpPlayers(): Promise<string[]> {
  const tokens: string[] = []
  const ids: string[] = []
  const signUp = async () => {
    for (let index = 0; index < PLAYERS / SIGN_UPS_AT_ONCE; index++) {
      const person = await aPerson()
      await giveGold(person, PURSE)
      tokens.push(person.headers.authorization)
      ids.push(person.id)
    }
  }
  await Promise.all(Array.from({ length: SIGN_UPS_AT_ONCE }, signUp))
  await openPickDay(ids)
  return tokens
}

type How = { connections: number; perSecond?: number }

/** Every request has the next member's token and a key of its own; bare requests carry the same headers. */
function run({ url, method, body }: Case, tokens: readonly string[], how: How) {
  let next = 0
  const nextHeaders = () => {
    next = (next + 1) % tokens.length
    const [token = '', key] = [tokens[next], randomUUID()]
    return ['content-type', 'application/json', 'authorization', token, 'idempotency-key', key]
  }
  const time = { seconds: SECONDS, leadInSeconds: LEAD_IN_SECONDS }
  return generateLoad({ url, method, ...(body && { body }), nextHeaders, ...time, ...how })
}

async function warmUp(one: Case, tokens: readonly string[]): Promise<void> {
  for (let answered = 0; answered < WARM_UP_REQUESTS; ) {
    answered += (await run(one, tokens, { connections: 64 })).rps * SECONDS
  }
}

const median = (figures: readonly number[]) => [...figures].sort((a, b) => a - b)[figures.length >> 1] ?? Number.NaN

/** How many requests failed, and with what statuses. */
function failuresOf(figures: readonly Figures[]): string {
  const failed = figures.flatMap((one) => one.failed)
  return failed.length ? `  ${failed.length} FAILED (${[...new Set(failed)].join(', ')})` : ''
}

/** One line for each case: medians over the rounds, and the ratio to its bare handler. */
function print(connections: number, cases: readonly Case[], seen: ReadonlyMap<string, Figures[]>): void {
  const rpsOf = (name: string) => median((seen.get(name) ?? []).map(({ rps }) => rps))
  for (const { name, base } of cases) {
    const figures = seen.get(name) ?? []
    const [p50, p99] = [median(figures.map((one) => one.p50)), median(figures.map((one) => one.p99))]
    const ratio = (rpsOf(name) / rpsOf(base)).toFixed(2)
    const speed = `${Math.round(rpsOf(name)).toString().padStart(6)} /s  ratio ${ratio}`
    console.log(
      `c${String(connections).padEnd(4)}${name.padEnd(30)}${speed}  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms${failuresOf(figures)}`,
    )
  }
}

/** What a member waits when this many requests come each second, whoever is answered or not. */
async function printBusy(one: Case, tokens: readonly string[], perSecond: number): Promise<void> {
  const seen: Figures[] = []
  for (let round = 0; round < ROUNDS; round++) {
    seen.push(await run(one, tokens, { connections: BUSY_CONNECTIONS, perSecond }))
  }
  const [rps, p50, p99] = (['rps', 'p50', 'p99'] as const).map((of) => median(seen.map((figures) => figures[of])))
  console.log(
    `${one.name.padEnd(30)} asked ${Math.round(perSecond)} /s (${BUSY} of the bare handler’s best): ${Math.round(rps ?? 0)} /s  p50 ${p50?.toFixed(1)} ms  p99 ${p99?.toFixed(1)} ms${failuresOf(seen)}`,
  )
}

const bare = await startApp({ databaseUrl: database.url, dir: buildEmptyApp(), healthPath: '/api/bare' })
const moa = await startApp({ databaseUrl: database.url })
// Nobody may wager twice within 2.5 s, or ask more often in a minute than a person does; these members stand for more. No
// faster than they need, or most of them would come back after a break and begin a new session of play.
const restClock = hurryClock(database.url, TICK_MS)
const countAgain = forgetWindows()
try {
  const tokens = await signUpPlayers()
  const cases: Case[] = [
    {
      name: BARE,
      base: BARE,
      url: `${bare.url}/api/bare`,
      method: 'POST',
      body: '{"bet":10}',
    },
    {
      name: 'spin',
      base: BARE,
      url: `${moa.url}/api/actions/SLOT_SPIN`,
      method: 'POST',
      body: '{"bet":10}',
    },
    {
      name: 'pick',
      base: BARE,
      url: `${moa.url}/api/v1/predictions/AAPL`,
      method: 'PATCH',
      body: '{"side":"DOWN"}',
    },
    { name: 'bare GET handler', base: 'bare GET handler', url: `${bare.url}/api/bare`, method: 'GET' },
    { name: 'kit alone (/healthz)', base: 'bare GET handler', url: `${moa.url}/healthz`, method: 'GET' },
    { name: 'signed-in read (balance)', base: 'bare GET handler', url: `${moa.url}/api/users/balance`, method: 'GET' },
  ]
  for (const one of cases) await warmUp(one, tokens)
  // From here on everybody's limits count: nobody is asked for as often as they bind.
  countAgain()
  // What PostgreSQL does by itself within a minute or two of so many new rows: otherwise runs differ by when it came.
  await pool().query('analyze')
  let best = 0
  for (const connections of CONNECTIONS) {
    const seen = new Map<string, Figures[]>()
    for (let round = 0; round < ROUNDS; round++) {
      for (const one of cases)
        seen.set(one.name, [...(seen.get(one.name) ?? []), await run(one, tokens, { connections })])
    }
    print(connections, cases, seen)
    best = Math.max(best, median((seen.get(BARE) ?? []).map(({ rps }) => rps)))
  }
  for (const one of cases.filter(({ base }) => base === BARE)) {
    // These seconds alone nearly fill a minute's limit.
    await forgetRateWindows()
    await printBusy(one, tokens, best * BUSY)
  }
} finally {
  countAgain()
  await restClock()
  await bare.stop()
  await moa.stop()
  await closeDatabase()
  await database.stop()
}
process.exit(0)
