import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { migrate } from '../../scripts/migrate.mjs'
import { serving } from '../../scripts/node-args.mjs'
import { freePort, startThrowAway } from '../../scripts/pg.mjs'
import { seedOnce } from '../../scripts/seed.mjs'

const ROOT = path.resolve(import.meta.dirname, '../..')
const READY_TIMEOUT_MS = 60_000

/** A site with a database and a clock of its own, for journeys through days that the other journeys must not see. */
export type OwnSite = {
  url: string
  /** The database's clock says this instant now, and runs on from there. */
  at: (instant: string | Date) => Promise<void>
  /** Puts into the database what no journey can bring about: a source that contradicts another, say. */
  sql: (text: string, values?: unknown[]) => Promise<void>
  /** Runs a job of the schedule, as the minute would. */
  run: (job: string) => Promise<void>
  close: () => Promise<void>
}

/** Starts the built site in a server's time zone, with the vendor of vouchers at `voucherUrl`. */
export async function startOwnSite(timeZone: string): Promise<OwnSite> {
  const database = await startThrowAway('own-site')
  const [port, vendorPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const secret = randomBytes(24).toString('hex')
  const env = {
    ...process.env,
    TZ: timeZone,
    DATABASE_URL: database.url,
    NEXTAUTH_URL: url,
    PORT: String(port),
    VENDOR_PORT: String(vendorPort),
    VOUCHER_URL: `http://127.0.0.1:${vendorPort}`,
    CRON_SECRET: secret,
    MOA_DEMO: '1',
    MOA_SCHEDULER: 'off',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  await migrate(database.url)
  await seedOnce(env)
  const next = [path.join(ROOT, 'node_modules/next/dist/bin/next'), 'start', '-p', String(port), '-H', '127.0.0.1']
  const children = [[path.join(ROOT, 'scripts/vendor-sandbox.mjs')], next].map((args) =>
    spawn(process.execPath, [...serving, ...args], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  )
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const close = async () => {
    await client.end()
    await Promise.all(children.map(end))
    await database.stop()
  }
  try {
    await untilServing(`${url}/healthz`)
  } catch (error) {
    await close()
    throw error
  }
  // Any minute that was never run: each is a slot, and a slot runs once.
  let minute = 0
  return {
    url,
    close,
    at: async (instant) => {
      await client.query('update platform.clock_shift set shift = $1::timestamptz - now()', [new Date(instant)])
      // Limits by the minute follow the wall clock, for which no hour has passed.
      await client.query('delete from platform.rate_window')
    },
    sql: async (text, values) => {
      await client.query(text, values)
    },
    run: async (job) => {
      const slot = `${new Date(minute++ * 60_000).toISOString().slice(0, 16)}Z`
      const headers = { authorization: `Bearer ${secret}` }
      const answer = await fetch(`${url}/api/cron/${job}?slot=${slot}`, { method: 'POST', headers })
      const text = await answer.text()
      if (!answer.ok || !text.includes('"done"')) throw new Error(`${job} answered ${answer.status} ${text}`)
    },
  }
}

async function untilServing(healthUrl: string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS
  while (Date.now() < deadline) {
    const answer = await fetch(healthUrl).catch(() => null)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error(`nothing serves ${healthUrl}`)
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })
}
