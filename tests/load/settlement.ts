// Settles 100,000 picks of one session and prints seconds, memory and events, beside plain ledger batches of as many awards:
//   node --conditions=react-server --import tsx tests/load/settlement.ts [picks]
import { randomUUID } from 'node:crypto'
import { startDurableDatabase } from '../support/durable-database'

const PICKS = Number(process.argv[2] ?? 100_000)
const SYMBOLS = ['AAPL', 'MSFT', 'NVDA', 'TSLA', 'AMZN', 'GOOGL', 'META', 'NFLX', 'AMD', 'INTC']
/** As the base slots have it. */
const PICKS_EACH = 3
const TRADE_DATE = '2100-01-04'
const BATCH = 500
const SAMPLE_MS = 100
const MEGABYTE = 2 ** 20

const server = await startDurableDatabase('bench-settlement')
process.env.DATABASE_URL = server.url
process.env.LOG_LEVEL = 'error'
const { settleSession, correct, finishSession } = await import('@/lib/predictions/settlements/service')
const { issueFor, postBatch, walletOf } = await import('@/lib/ledger/service')
const { closeDatabase, pool, transaction } = await import('@/lib/platform/db/client')
const { newId } = await import('@/lib/platform/random/random')

const whole = (figure: number) => Math.round(figure).toLocaleString('en-US')

async function seed(): Promise<string[]> {
  const members = Array.from({ length: Math.ceil(PICKS / PICKS_EACH) }, () => newId('usr'))
  await pool().query(
    `insert into ledger.account (owner, asset, floor) select owner, code, 0 from unnest($1::text[]) owner, ledger.asset`,
    [members],
  )
  await pool().query(
    `insert into predictions.symbol (symbol, name_ko, name_en, position, valid_from)
     select symbol, symbol, symbol, place, '2014-01-02' from unnest($1::text[]) with ordinality s (symbol, place)
     on conflict do nothing`,
    [SYMBOLS],
  )
  await pool().query(
    `insert into predictions.market_session (trade_date, opens_at, cutoff_at, open_at, close_at, fetch_at, settle_at,
       is_early_close, calendar_version, phase)
     select $1, at - interval '24 hours', at - interval '9 hours', at - interval '8 hours', at - interval '2 hours',
       at - interval '1 hour', at, false, 1, 'EOD_WAIT' from (select platform.clock_now() - interval '1 hour' as at) way`,
    [TRADE_DATE],
  )
  await pool().query(
    `insert into predictions.listing (trade_date, symbol, position, up_picks, down_picks, up_points, down_points, frozen_at)
     select $1, symbol, place, 1, 1, 12, 9, platform.clock_now()
     from unnest($2::text[]) with ordinality s (symbol, place)`,
    [TRADE_DATE, SYMBOLS],
  )
  await seedPicks(members)
  await pool().query(
    `with fetched as (insert into predictions.price_fetch (trade_date, source, outcome, took_ms)
       values ($1, 'yahoo', 'ok', 1) returning id)
     insert into predictions.quote (trade_date, symbol, source, close_micros, prev_close_micros, is_demo, body_hash, fetch_id)
     select $1, symbol, source, case when place % 2 = 0 then 101000000 else 99000000 end, 100000000, false,
       repeat('ab', 32), fetched.id
     from fetched, unnest($2::text[]) with ordinality s (symbol, place), unnest('{yahoo,massive}'::text[]) source`,
    [TRADE_DATE, SYMBOLS],
  )
  // Plans made while the tables were empty would be kept.
  await pool().query('vacuum analyze')
  return members
}

async function seedPicks(members: readonly string[]): Promise<void> {
  for (let at = 0; at < PICKS; at += BATCH * 10) {
    const places = Array.from({ length: Math.min(BATCH * 10, PICKS - at) }, (_, index) => at + index)
    await pool().query(
      `insert into predictions.pick (id, member_id, trade_date, symbol, side, picked_at, changed_at)
       select id, member, $4, symbol, side, platform.clock_now(), platform.clock_now()
       from unnest($1::text[], $2::text[], $3::text[], $5::text[]) p (id, member, symbol, side)`,
      [
        places.map(() => newId('prd')),
        places.map((place) => members[place % members.length]),
        places.map((place) => SYMBOLS[((place % members.length) % 7) + Math.floor(place / members.length)]),
        TRADE_DATE,
        places.map((place) => (place % 3 === 0 ? 'DOWN' : 'UP')),
      ],
    )
  }
}

/** Seconds that `work` takes, and by how much the process's memory grew at its highest. */
async function measure(work: () => Promise<unknown>) {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let highest = before
  const sampler = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().rss)
  }, SAMPLE_MS)
  const startedMs = performance.now()
  const value = await work()
  const seconds = (performance.now() - startedMs) / 1_000
  clearInterval(sampler)
  return { value, seconds, megabytes: (Math.max(highest, process.memoryUsage().rss) - before) / MEGABYTE }
}

async function payPlain(members: readonly string[]): Promise<void> {
  for (let at = 0; at < PICKS / 2; at += BATCH) {
    await postBatch(
      Array.from({ length: BATCH }, (_, index) => ({
        kind: 'transfer' as const,
        scope: 'bench',
        key: randomUUID(),
        reason: 'bench',
        legs: [
          {
            from: issueFor('bench'),
            to: walletOf(members[(at + index) % members.length] ?? ''),
            asset: 'POINT',
            amount: 1,
          },
        ],
      })),
    )
  }
}

try {
  const members = await seed()
  const plain = await measure(() => payPlain(members))
  console.log(`${whole(PICKS / 2)} awards by plain ledger batches of ${BATCH}: ${plain.seconds.toFixed(1)} s`)
  const settling = await measure(() => settleSession(TRADE_DATE))
  console.log(
    `${whole(PICKS)} picks of ${whole(members.length)} members settled: ${settling.seconds.toFixed(1)} s, ` +
      `${whole(PICKS / settling.seconds)} per second, + ${settling.megabytes.toFixed(0)} MB; ${JSON.stringify(settling.value)}`,
  )
  const correcting = await measure(async () => {
    const order = {
      tradeDate: TRADE_DATE,
      symbol: 'AAPL',
      outcome: 'VOID' as const,
      note: 'bench',
      operatorId: 'bench',
    }
    await transaction((tx) => correct(tx, order))
    return finishSession(TRADE_DATE)
  })
  console.log(
    `one symbol corrected: ${correcting.seconds.toFixed(1)} s, + ${correcting.megabytes.toFixed(0)} MB; ` +
      JSON.stringify(correcting.value),
  )
  const { verifyLedger } = await import('@/lib/ledger/proof/service')
  const { failure } = await verifyLedger(server.url)
  console.log(`proof of the ledger: ${failure ? failure.rule : 'holds'}`)
  if (failure) process.exitCode = 1
} finally {
  await closeDatabase()
  await server.stop()
}
process.exit()
