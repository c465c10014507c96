import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { type Prisma, PrismaClient } from '@/generated/prisma/client'
import { env } from '../env/env'
import { signalEvents } from '../events/signal'
import { AppError } from '../kernel/errors'
import { log } from '../log/log'
import { isRetryable, isUnavailable } from './errors'

/** A Prisma transaction: whatever is done with it commits together or not at all. */
export type Tx = Prisma.TransactionClient

// Next evaluates modules once per bundle; the pool has to be one per process.
const shared = globalThis as unknown as { moaPool?: Pool; moaPrisma?: PrismaClient }

// Prisma's adapter ignores offsets, so the session must be in UTC. No statement, lock or idle transaction may hold the
// feed's horizon back for long (see events/feed).
const SESSION =
  '-c TimeZone=UTC -c statement_timeout=10000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=10000'
const CONNECT_TIMEOUT_MS = 5_000
// A new connection knows no plans: the first pick after a lull took 35 ms over one, 10 over one that was kept.
const IDLE_MAX_MS = 300_000
const QUERY_TIMEOUT_MS = 12_000
const TRANSACTION_MAX_MS = 10_000
const ATTEMPTS_MAX = 4

/** The process's one PostgreSQL pool, for named SQL functions on hot paths. */
export function pool(): Pool {
  shared.moaPool ??= openPool()
  return shared.moaPool
}

/** In a statement's `from`: its commit isn't waited for on disk. For what may be lost with the server. */
export const UNFLUSHED = `set_config('synchronous_commit', 'off', true) unflushed`

function openPool(): Pool {
  const opened = new Pool({
    connectionString: env.DATABASE_URL,
    max: env.PG_POOL_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_MAX_MS,
    // A server that falls silent is given up; its own statement time-out comes first while it lives.
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    options: SESSION,
    application_name: 'moa',
  })
  // Without a listener a killed database would end the process.
  opened.on('error', (error) => log.warn({ error: error.message }, 'an idle database connection was lost'))
  return opened
}

function prisma(): PrismaClient {
  shared.moaPrisma ??= new PrismaClient({ adapter: new PrismaPg(pool()) })
  return shared.moaPrisma
}

/** Prisma over the same pool, opened at first use. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_target, property) => Reflect.get(prisma(), property),
})

/**
 * Runs `work` in one READ COMMITTED transaction; a deadlock or serialization failure runs it again (so `work` must
 * have no effect outside `tx`). Event readers are woken after the commit. Throws UNAVAILABLE when the database is lost:
 * the outcome of the commit is then unknown, and only repeating under the same key tells.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const value = await prisma().$transaction(work, { maxWait: CONNECT_TIMEOUT_MS, timeout: TRANSACTION_MAX_MS })
      signalEvents()
      return value
    } catch (error) {
      if (error instanceof AppError) throw error
      if (isRetryable(error) && attempt < ATTEMPTS_MAX) continue
      if (isRetryable(error) || isUnavailable(error)) throw unavailable(error)
      throw error
    }
  }
}

/** The 503 that says: nothing is known to have happened, try again with the same key. */
export const unavailable = (cause: unknown): AppError =>
  new AppError(
    'UNAVAILABLE',
    { detail: 'The database cannot serve right now. Try again with the same key.', retryAfterS: 1 },
    { cause },
  )

/** Closes the pool; for the end of scripts, tests and the process. */
export async function closeDatabase(): Promise<void> {
  await shared.moaPrisma?.$disconnect()
  await shared.moaPool?.end()
  shared.moaPrisma = undefined
  shared.moaPool = undefined
}
