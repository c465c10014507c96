import 'server-only'
import { isIPv6 } from 'node:net'
import { pool } from '../db/client'
import { createLane } from '../db/lane'
import type { RateLimit } from '../kernel/endpoint'
import { AppError } from '../kernel/errors'

type Hit = { allowed: boolean; remaining: number; reset_s: number }
type Asked = { key: string; limit: number; windowS: number }

/** Windows that one statement counts. */
const COUNT_MAX = 512

/** Requests that arrive together are counted together; in the order of their keys, so that processes wait in line. */
const takeHit = createLane<Asked, Hit>({
  max: COUNT_MAX,
  keyOf: ({ key }) => key,
  run: async (asked) => {
    const sorted = [...asked].sort((a, b) => (a.key < b.key ? -1 : 1))
    const { rows } = await pool().query<Hit & { key: string }>({
      name: 'rate_hits',
      text: `select asked.key, hit.allowed, hit.remaining, hit.reset_s
             from unnest($1::text[], $2::int[], $3::int[]) asked (key, most, window_s)
             cross join lateral platform.rate_hit(asked.key, asked.most, asked.window_s) hit`,
      values: [sorted.map(({ key }) => key), sorted.map(({ limit }) => limit), sorted.map(({ windowS }) => windowS)],
    })
    const hitOf = new Map(rows.map((row) => [row.key, row]))
    return asked.map(
      ({ key, limit, windowS }) => hitOf.get(key) ?? { allowed: true, remaining: limit, reset_s: windowS },
    )
  },
})

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
  const hit = await takeHit({ key: `${operation}:${subject}`, limit, windowS })
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

/** Removes windows in which nothing was counted for an hour; they would start anew anyway. */
export async function sweepRateWindows(): Promise<number> {
  const { rowCount } = await pool().query(
    `delete from platform.rate_window where window_start < clock_timestamp() - interval '1 hour'`,
  )
  return rowCount ?? 0
}
