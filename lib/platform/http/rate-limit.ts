import 'server-only'
import { isIPv6 } from 'node:net'
import { pool, UNFLUSHED } from '../db/client'
import { createLane } from '../db/lane'
import type { RateLimit } from '../kernel/endpoint'
import { AppError } from '../kernel/errors'

/** What `platform.rate_hits` says of one request. */
export type Hit = { allowed: boolean; remaining: number; reset_s: number }
/** A request to be counted, by whom it comes from. */
export type Counted = RateLimit & { key: string }

/** Who is counted: `subject` is an address or a member. */
export const countedAs = (operation: string, rateLimit: RateLimit, subject: string): Counted => ({
  ...rateLimit,
  key: `${operation}:${subject}`,
})

/** What `platform.rate_hits` takes. */
export const encodeCounted = (counted: readonly Counted[]) => [
  counted.map(({ key }) => key),
  counted.map(({ limit }) => limit),
  counted.map(({ windowS }) => windowS),
]

/** Counts one request over all instances. Requests that arrive together are counted together. */
export const takeHit = createLane<Counted, Hit>({
  run: async (counted) => {
    const { rows } = await pool().query<Hit & { place: number }>({
      name: 'rate_hits',
      text: `select place, allowed, remaining, reset_s
        from ${UNFLUSHED}, platform.rate_hits($1::text[], $2::int[], $3::int[])`,
      values: encodeCounted(counted),
    })
    const hits = new Map(rows.map((row) => [row.place, row]))
    return counted.map((_, index) => hits.get(index + 1) as Hit)
  },
})

/**
 * Sets the RateLimit headers (draft-ietf-httpapi-ratelimit-headers) for a counted request. Throws RATE_LIMITED when the
 * window is full; whoever comes back when that says finds room.
 */
export function refuseHit({ limit, windowS }: RateLimit, hit: Hit, headers: Headers): void {
  headers.set('ratelimit-policy', `"default";q=${limit};w=${windowS}`)
  headers.set('ratelimit', `"default";r=${hit.remaining};t=${hit.reset_s}`)
  if (!hit.allowed) {
    throw new AppError('RATE_LIMITED', {
      detail: `At most ${limit} requests in ${windowS} s.`,
      retryAfterS: hit.reset_s,
    })
  }
}

const IPV6_GROUPS = 8
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/**
 * Whom an address stands for: itself, or its first 64 bits if it is IPv6, for that is what one customer gets and may
 * vary at will (RFC 6177).
 */
export function networkOf(ip: string): string {
  const ipv4 = MAPPED.exec(ip)?.[1]
  if (ipv4) return ipv4
  if (!isIPv6(ip)) return ip
  const [left = [], right = []] = ip.split('::').map((part) => part.split(':').filter(Boolean))
  const gap = Array.from({ length: Math.max(0, IPV6_GROUPS - left.length - right.length) }, () => '0')
  const network = [...left, ...gap, ...right].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${network.join(':')}::/64`
}

/**
 * Removes windows in which nothing was counted for an hour; they would start anew anyway. It waits for none that is being
 * counted: requests lock several windows by name, and a sweep in another order would end in a deadlock with them.
 */
export async function sweepRateWindows(): Promise<number> {
  const { rowCount } = await pool().query(
    `delete from platform.rate_window where key in (
       select key from platform.rate_window where window_start < clock_timestamp() - interval '1 hour'
       for update skip locked)`,
  )
  return rowCount ?? 0
}
