import 'server-only'
import { pool } from '../db/client'
import type { RateLimit } from '../kernel/endpoint'
import { AppError } from '../kernel/errors'

type Hit = { allowed: boolean; remaining: number; reset_s: number }

/**
 * Counts one request of `subject` (an address or a member) against the contract's limit, over all instances, and sets
 * the RateLimit headers (draft-ietf-httpapi-ratelimit-headers). Throws RATE_LIMITED when the window is full; whoever
 * comes back when that says finds room.
 */
export async function countHit(
  operation: string,
  { limit, windowS }: RateLimit,
  subject: string,
  headers: Headers,
): Promise<void> {
  const { rows } = await pool().query<Hit>({
    name: 'rate_hit',
    text: 'select allowed, remaining, reset_s from platform.rate_hit($1, $2, $3)',
    values: [`${operation}:${subject}`, limit, windowS],
  })
  const hit = rows[0] ?? { allowed: true, remaining: limit, reset_s: windowS }
  headers.set('ratelimit-policy', `"default";q=${limit};w=${windowS}`)
  headers.set('ratelimit', `"default";r=${hit.remaining};t=${hit.reset_s}`)
  if (!hit.allowed) {
    throw new AppError('RATE_LIMITED', {
      detail: `At most ${limit} requests in ${windowS} s.`,
      retryAfterS: hit.reset_s,
    })
  }
}

/** Removes windows in which nothing was counted for an hour; they would start anew anyway. */
export async function sweepRateWindows(): Promise<number> {
  const { rowCount } = await pool().query(
    `delete from platform.rate_window where window_start < clock_timestamp() - interval '1 hour'`,
  )
  return rowCount ?? 0
}
