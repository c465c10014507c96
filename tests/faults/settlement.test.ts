import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Draw } from '@/lib/platform/kernel/draw'
import { atDatabase, withConnection } from '../support/connection'
import { type DurableDatabase, startDurableDatabase } from '../support/durable-database'
import { seededDraw } from '../support/seed'
import type { Step } from '../support/settlement-process'

const DEATHS = 100
/** As instances behind one load balancer. */
const INSTANCES = 2
/** The longest life, as a part of what the whole work takes in peace on this machine at this hour. */
const LIFE_PART = 12
const MEMBERS = 400
const SYMBOLS = ['AAPL', 'MSFT', 'NVDA']
const TRADE_DATE = '2100-01-04'
const CORRECTIONS = ['DOWN', 'VOID', 'UP', 'DOWN'] as const
const TEST_TIMEOUT_MS = 480_000
const PROCESS = path.resolve(import.meta.dirname, '../support/settlement-process.ts')

let server: DurableDatabase

beforeAll(async () => {
  server = await startDurableDatabase('settlement')
  await seed(server.url)
  // Two worlds that are the same to the byte: one lives in peace.
  await withConnection(atDatabase(server.url, 'postgres'), (client) =>
    client.query(`create database quiet template ${new URL(server.url).pathname.slice(1)}`),
  )
}, 60_000)

afterAll(() => server?.stop())

const idOf = (prefix: string, place: number) => `${prefix}_${String(place).padStart(26, '0')}`
const MEMBER_IDS = Array.from({ length: MEMBERS }, (_, index) => idOf('usr', index))

async function seed(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const run = (text: string, values: unknown[]) => client.query(text, values)
  await run(`insert into ledger.account (owner, asset, floor) select owner, 'POINT', 0 from unnest($1::text[]) owner`, [
    MEMBER_IDS,
  ])
  await run(
    `insert into predictions.symbol (symbol, name_ko, name_en, position, valid_from)
     select symbol, symbol, symbol, 900, '2014-01-02' from unnest($1::text[]) symbol on conflict do nothing`,
    [SYMBOLS],
  )
  await run(
    `insert into predictions.market_session (trade_date, opens_at, cutoff_at, open_at, close_at, fetch_at, settle_at,
       is_early_close, calendar_version, phase)
     select $1, at - interval '24 hours', at - interval '9 hours', at - interval '8 hours', at - interval '2 hours',
       at - interval '1 hour', at, false, 1, 'EOD_WAIT' from (select now() - interval '1 hour' as at) way`,
    [TRADE_DATE],
  )
  await run(
    `insert into predictions.listing (trade_date, symbol, position, up_picks, down_picks, up_points, down_points, frozen_at)
     select $1, symbol, 1, 1, 1, 12, 9, now() from unnest($2::text[]) symbol`,
    [TRADE_DATE, SYMBOLS],
  )
  for (const [index, symbol] of SYMBOLS.entries()) {
    await run(
      `insert into predictions.pick (id, member_id, trade_date, symbol, side, picked_at, changed_at)
       select 'prd_' || lpad((($4 * 100000) + place)::text, 26, '0'), member, $2, $3,
         case when place % 3 = 0 then 'DOWN' else 'UP' end, now(), now()
       from unnest($1::text[]) with ordinality p (member, place)`,
      [MEMBER_IDS, TRADE_DATE, symbol, index],
    )
  }
  await run(
    `insert into predictions.quote (trade_date, symbol, source, close_micros, prev_close_micros, is_demo, body_hash, fetch_id)
     select $1, symbol, source, 101000000, 100000000, false, repeat('ab', 32), 1
     from unnest($2::text[]) symbol, unnest('{yahoo,massive}'::text[]) source`,
    [TRADE_DATE, SYMBOLS],
  )
  await client.end()
}

/** A session, POINT that are spent, and every symbol corrected again and again. */
const PLAN: Step[] = [
  { do: 'settle', tradeDate: TRADE_DATE },
  { do: 'spend', members: MEMBER_IDS.filter((_, index) => index % 3 !== 2).slice(0, 150), amount: 30, key: 'first' },
  ...CORRECTIONS.flatMap((outcome, index) =>
    SYMBOLS.map((symbol): Step => ({ do: 'correct', tradeDate: TRADE_DATE, symbol, version: index + 2, outcome })),
  ),
]

/** A process that has loaded everything and waits for its work. */
async function hire(url: string): Promise<ChildProcess> {
  const child = fork(PROCESS, {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'fatal', MOA_SCHEDULER: 'off', PG_POOL_MAX: '3' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await once(child, 'message')
  return child
}

const hireTeam = (url: string) => Promise.all(Array.from({ length: INSTANCES }, () => hire(url)))

/** Runs the whole plan and answers the code that the process ended with. */
async function work(child: ChildProcess): Promise<number | null> {
  const ended = once(child, 'exit')
  child.send(PLAN)
  const [code] = await ended
  return code as number | null
}

/** Lets it work for so long, then kill -9. True when it was still at work. */
async function workUntilKilled(child: ChildProcess, lifeMs: number): Promise<boolean> {
  const ended = once(child, 'exit')
  child.send(PLAN)
  await sleep(lifeMs)
  child.kill('SIGKILL')
  const [, signal] = await ended
  return signal === 'SIGKILL'
}

async function killAll(url: string, lifeMaxMs: number, draw: Draw): Promise<number> {
  let deaths = 0
  let team = await hireTeam(url)
  for (let started = 0; started < DEATHS; started += INSTANCES) {
    const [next, ...killed] = await Promise.all([
      hireTeam(url),
      ...team.map((child) => workUntilKilled(child, draw(lifeMaxMs))),
    ])
    deaths += killed.filter(Boolean).length
    team = next
  }
  expect(await Promise.all(team.map(work))).toEqual(team.map(() => 0))
  return deaths
}

/** Everything that a settlement leaves behind, without what differs from run to run: ids of transfers, times, order. */
async function readWorld(url: string) {
  const read = async (text: string) => (await withConnection(url, (client) => client.query(text))).rows
  return {
    requests: await read('select scope, key, outcome from ledger.request order by 1, 2'),
    entries: await read(
      `select transfer.reason, transfer.related_id, request.key, owner, bucket, amount from ledger.entry
       join ledger.transfer on transfer.id = entry.transfer_id join ledger.request on request.transfer_id = transfer.id
       join ledger.account on account.id = account_id order by 3, 4, 5`,
    ),
    accounts: await read(
      `select owner, bucket, posted, version from ledger.account where asset = 'POINT' order by 1, 2`,
    ),
    picks: await read('select id, state, points, settlement_version, version from predictions.pick order by 1'),
    debts: await read('select member_id, owed from predictions.debt order by 1'),
    settlements: await read(
      'select symbol, version, outcome, applied_at is null as waits from predictions.settlement order by 1, 2',
    ),
    streaks: await read('select member_id, participation, hits, through::text from predictions.streak order by 1'),
    untold: await read('select version from predictions.digest where done_at is null'),
  }
}

test(
  'killed a hundred times while it settles and corrects, on two instances, the ledger is that of a quiet run',
  async () => {
    const quiet = atDatabase(server.url, 'quiet')
    const worker = await hire(quiet)
    const startedMs = performance.now()
    expect(await work(worker)).toBe(0)
    const peaceMs = performance.now() - startedMs
    const deaths = await killAll(server.url, Math.ceil(peaceMs / LIFE_PART), seededDraw())
    process.stdout.write(`settlement: ${deaths} of ${DEATHS} processes killed at work\n`)
    expect(deaths).toBeGreaterThan(DEATHS / 2)
    const [world, peace] = [await readWorld(server.url), await readWorld(quiet)]
    expect(world).toEqual(peace)
    expect(world.settlements).toHaveLength(SYMBOLS.length * (1 + CORRECTIONS.length))
    expect(world.settlements.some(({ waits }) => waits)).toBe(false)
    process.env.DATABASE_URL = server.url
    const { verifyLedger } = await import('@/lib/ledger/proof/service')
    expect((await verifyLedger(server.url)).failure).toBeNull()
  },
  TEST_TIMEOUT_MS,
)
