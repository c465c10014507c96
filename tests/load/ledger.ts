// Postings per second through ledger.post_batch, beside pgbench's TPC-B on the same durable server in the same run:
//   node --conditions=react-server --import tsx tests/load/ledger.ts [seconds]
import { execFileSync, spawnSync } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import pg from 'pg'
import type { AccountRef, Outcome, TransferPosting } from '@/lib/ledger/rules'
import { atDatabase } from '../support/connection'
import { startDurableDatabase } from '../support/durable-database'

const SECONDS = Number(process.argv[2] ?? 8)
const WALLETS = 10_000
const SEED_BATCH = 500
const PGBENCH_SCALE = 10
/** Few clients are what TPC-B does best with on two cores; 256 are as many as the posting lane serves here. */
const PGBENCH_CLIENTS = [8, 256]
const WARM_UP_MS = 1_500
const ROUNDS = 3

type Case = { name: string; batch: number; lanes: number; next: () => TransferPosting }
/** Clients that each wait for their own posting, all through one posting lane, as requests of one process do. */
type LaneCase = { name: string; clients: number; next: () => TransferPosting }

/** pgbench comes with the system's PostgreSQL; the embedded one has none. */
function findPgbench(): string | null {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort().reverse() : []
  const places = [...versions.map((version) => `/usr/lib/postgresql/${version}/bin/pgbench`), 'pgbench']
  return places.find((place) => spawnSync(place, ['--version']).status === 0) ?? null
}

async function preparePgbench(pgbench: string, url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create database tpcb')
  await client.end()
  const target = atDatabase(url, 'tpcb')
  execFileSync(pgbench, ['-i', '-q', '-s', String(PGBENCH_SCALE), target], { stdio: 'ignore' })
  return target
}

/** Transactions per second of TPC-B (pgbench's standard script), prepared. */
function measureTpcB(pgbench: string, target: string, clients: number): number {
  const args = ['-c', String(clients), '-j', '2', '-M', 'prepared', '-T', String(SECONDS), target]
  const output = execFileSync(pgbench, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return Number(/tps = ([\d.]+)/.exec(output)?.[1])
}

const median = (figures: readonly number[]) => [...figures].sort((a, b) => a - b)[figures.length >> 1] ?? Number.NaN
const whole = (figure: number) => Math.round(figure).toLocaleString('en-US')

const server = await startDurableDatabase('bench-ledger')
process.env.DATABASE_URL = server.url
process.env.LOG_LEVEL = 'error'
const { postBatch, walletOf, issueFor, sinkFor } = await import('@/lib/ledger/service')
const { createPostingLane } = await import('@/lib/ledger/lane/service')
const { pool, closeDatabase } = await import('@/lib/platform/db/client')
const { newId } = await import('@/lib/platform/random/random')

async function seedWallets(): Promise<AccountRef[]> {
  const members = Array.from({ length: WALLETS }, () => newId('usr'))
  await pool().query(
    `insert into ledger.account (owner, asset, floor) select owner, code, 0 from unnest($1::text[]) owner, ledger.asset`,
    [members],
  )
  const wallets = members.map(walletOf)
  for (let at = 0; at < WALLETS; at += SEED_BATCH) {
    const funded = wallets.slice(at, at + SEED_BATCH)
    await postBatch(funded.map((wallet) => transfer(issueFor('bench'), wallet, 1_000_000)))
  }
  // Plans made while the tables were empty would be kept.
  await pool().query('analyze')
  return wallets
}

const transfer = (from: AccountRef, to: AccountRef, amount: number): TransferPosting => ({
  kind: 'transfer',
  scope: 'bench',
  key: randomUUID(),
  reason: 'bench',
  related: { type: 'round', id: newId('rnd') },
  legs: [{ from, to, asset: 'GOLD', amount }],
})

const submit = createPostingLane<object, { place: number; outcome: number }>({
  name: 'bench_lane',
  text: `select item.place, batch.outcomes[item.posting] as outcome
    from ledger.post_batch($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
      $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::bigint[], $16::int[], $17::boolean[], $18::int[],
      $19::int[], $20::bigint[]) batch, jsonb_to_recordset($1::jsonb) item (place int, posting int)`,
})

/** Accepted postings per second and the median time that a client waits for its own. */
async function measureLane({ clients, next }: LaneCase) {
  const times: number[] = []
  const startMs = performance.now() + WARM_UP_MS
  const endMs = startMs + SECONDS * 1_000
  const client = async (_: unknown, index: number) => {
    while (performance.now() < endMs) {
      const sentMs = performance.now()
      const answer = await submit({ principal: String(index), posting: next(), row: {} })
      if (sentMs >= startMs && answer?.outcome === 0) times.push(performance.now() - sentMs)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { perSecond: times.length / ((performance.now() - startMs) / 1_000), batchMs: median(times) }
}

/** Lanes that each send full batches back to back; accepted postings per second and the median time of a batch. */
async function measurePostings({ batch, lanes, next }: Case) {
  const times: number[] = []
  let posted = 0
  const startMs = performance.now() + WARM_UP_MS
  const endMs = startMs + SECONDS * 1_000
  const lane = async () => {
    while (performance.now() < endMs) {
      const postings = Array.from({ length: batch }, next)
      const sentMs = performance.now()
      const outcomes: Outcome[] = await postBatch(postings)
      if (sentMs < startMs) continue
      times.push(performance.now() - sentMs)
      posted += outcomes.filter((outcome) => outcome.status === 'posted').length
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return { perSecond: posted / ((performance.now() - startMs) / 1_000), batchMs: median(times) }
}

try {
  const wallets = await seedWallets()
  const anyWallet = () => wallets[randomInt(WALLETS)] as AccountRef
  const uniform = () => transfer(anyWallet(), anyWallet(), 1)
  const hot = () => transfer(anyWallet(), sinkFor('bench'), 1)
  const cases: Case[] = [64, 256].flatMap((batch) => [
    { name: `batch ${batch}, uniform (two random wallets)`, batch, lanes: 1, next: uniform },
    { name: `batch ${batch}, one hot account (wallet to sink)`, batch, lanes: 1, next: hot },
  ])
  cases.push({ name: 'batch 256, uniform, 2 lanes', batch: 256, lanes: 2, next: uniform })
  cases.push({ name: 'batch 256, one hot account, 2 lanes', batch: 256, lanes: 2, next: hot })
  const laneCases: LaneCase[] = [
    { name: 'posting lane, 256 clients, uniform', clients: 256, next: uniform },
    { name: 'posting lane, 256 clients, one hot account', clients: 256, next: hot },
  ]

  const pgbench = findPgbench()
  const target = pgbench && (await preparePgbench(pgbench, server.url))
  const baselines = new Map(PGBENCH_CLIENTS.map((clients) => [clients, [] as number[]]))
  const results = new Map(
    [...cases, ...laneCases].map(({ name }) => [name, [] as { perSecond: number; batchMs: number }[]]),
  )
  for (let round = 0; round < ROUNDS; round++) {
    if (pgbench && target) {
      for (const [clients, seen] of baselines) seen.push(measureTpcB(pgbench, target, clients))
    }
    for (const one of cases) results.get(one.name)?.push(await measurePostings(one))
    for (const one of laneCases) results.get(one.name)?.push(await measureLane(one))
  }

  if (pgbench) {
    for (const [clients, seen] of baselines) {
      const range = `${whole(Math.min(...seen))}-${whole(Math.max(...seen))}`
      const figure = `${whole(median(seen))} per second (${range})`
      console.log(`pgbench TPC-B, scale ${PGBENCH_SCALE}, ${clients} clients, prepared: ${figure}`)
    }
  } else {
    console.log(
      'pgbench is not installed (Debian: apt-get install postgresql-contrib): there is no baseline, so no ratio',
    )
  }
  for (const [name, runs] of results) {
    const perSecond = median(runs.map((run) => run.perSecond))
    const ratios = [...baselines].map(([clients, seen]) => `${(perSecond / median(seen)).toFixed(2)} x of ${clients}`)
    const ratio = pgbench ? ratios.join(', ') : 'no ratio'
    console.log(
      `${name.padEnd(46)} ${whole(perSecond).padStart(7)} per second, ${ratio}, ${median(runs.map((run) => run.batchMs)).toFixed(1)} ms a batch`,
    )
  }
  const { verifyLedger } = await import('@/lib/ledger/proof/service')
  const startedMs = performance.now()
  const { failure, figures } = await verifyLedger(server.url)
  const seconds = (performance.now() - startedMs) / 1_000
  console.log(
    `proof of ${whole(figures.transfers)} transfers: ${failure ? failure.rule : 'holds'}, ${seconds.toFixed(1)} s (sealing included)`,
  )
  if (failure) process.exitCode = 1
} finally {
  await closeDatabase()
  await server.stop()
}
process.exit()
