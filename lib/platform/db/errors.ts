import 'server-only'

/** SQLSTATEs after which the same transaction may simply run again: serialization failure and deadlock. */
const RETRYABLE = new Set(['40001', '40P01'])
/** Lost or refused connections, shutdown, start-up, demotion to a replica, too many connections, timeouts: not now. */
const UNAVAILABLE = /^(08|57P0|53|57014$|25006$|25P03$|55P03$)/
const NETWORK =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|ENOENT|Connection terminated|timeout exceeded when trying to connect|Query read timeout|Connection ended|Client has encountered a connection error|Closed/
/** Prisma: unreachable (P1001, P1002), timed out (P1008), closed (P1017), pool time-out (P2024), transaction lost (P2028). */
const PRISMA_UNAVAILABLE = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'])

type DriverCause = { originalCode?: string; kind?: string; code?: string }
type DatabaseError = {
  code?: string
  message?: string
  cause?: DriverCause
  meta?: { driverAdapterError?: { cause?: DriverCause; message?: string } }
}

/** The five characters PostgreSQL gave, whether the error came through `pg` or through Prisma; null if it gave none. */
function sqlState(error: unknown): string | null {
  const { code, cause, meta } = (error ?? {}) as DatabaseError
  const candidates = [meta?.driverAdapterError?.cause?.originalCode, cause?.originalCode, code]
  return (
    candidates.find(
      (candidate) => typeof candidate === 'string' && /^[0-9A-Z]{5}$/.test(candidate) && !/^P\d{4}$/.test(candidate),
    ) ?? rawState(code)
  )
}

// PL/pgSQL's own class P0 (`raise exception … errcode 'P0402'`) looks like a Prisma code; only `pg` puts it in `code`.
function rawState(code: string | undefined): string | null {
  return code?.startsWith('P0') && code.length === 5 ? code : null
}

export const isRetryable = (error: unknown): boolean => RETRYABLE.has(sqlState(error) ?? '')

/** A unique constraint refused the row (SQLSTATE 23505, Prisma P2002). */
export const isUniqueViolation = (error: unknown): boolean =>
  sqlState(error) === '23505' || (error as DatabaseError)?.code === 'P2002'

/** The lock wasn't had in time (SQLSTATE 55P03): somebody else is at work on the same row. */
export const isLockTimeout = (error: unknown): boolean => sqlState(error) === '55P03'

/** The database can't be reached or can't serve right now; the outcome of an open COMMIT is unknown. */
export function isUnavailable(error: unknown): boolean {
  const { code, message, cause, meta } = (error ?? {}) as DatabaseError
  const state = sqlState(error)
  if (state && UNAVAILABLE.test(state)) return true
  if (code && PRISMA_UNAVAILABLE.has(code)) return true
  const words = [
    code,
    message,
    cause?.kind,
    cause?.code,
    meta?.driverAdapterError?.message,
    meta?.driverAdapterError?.cause?.kind,
  ]
  return words.some(
    (word) =>
      word !== undefined && (NETWORK.test(word) || /DatabaseNotReachable|ConnectionClosed|SocketTimeout/.test(word)),
  )
}
