import 'server-only'
import { pool } from '@/lib/platform/db/client'
import { BATCH_MAX } from '../constants'
import { postBatch } from '../service'

/**
 * Gives back what overdue holds keep, soonest first, and answers how many. A hold that somebody resolves meanwhile is
 * left to them; no hold can be captured late even if this never runs.
 */
export async function expireHolds(): Promise<number> {
  let expired = 0
  for (;;) {
    const { rows } = await pool().query<{ id: string }>(
      `select id from ledger.hold where state = 'open' and expires_at <= platform.clock_now() order by expires_at limit $1`,
      [BATCH_MAX],
    )
    if (rows.length === 0) return expired
    const outcomes = await postBatch(
      rows.map(({ id }) => ({
        kind: 'release',
        scope: 'hold.expire',
        key: id,
        reason: 'hold_expired',
        actor: 'system',
        holdId: id,
      })),
    )
    const done = outcomes.filter((outcome) => outcome.status === 'posted' && !outcome.isReplay).length
    expired += done
    if (done === 0) return expired
  }
}
