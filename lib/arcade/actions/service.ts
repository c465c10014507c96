import 'server-only'
import { db, pool } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/random/random'
import { ACTION_KEPT_DAYS, SWEEP_BATCH } from './constants'
import type { Action, ActionData } from './contract'

/** Writes down what the member's browser says they did. Nothing that is worth anything follows from it. */
export async function logAction(memberId: string, action: string, data: ActionData): Promise<Action> {
  const row = await db.action.create({ data: { id: newId('act'), memberId, action, data } })
  return { id: row.id, kind: 'action', action, data, createdAt: row.createdAt.toISOString() }
}

/** Forgets actions that are too old to help anybody. Answers how many. */
export async function sweepActions(): Promise<number> {
  for (let removed = 0; ; ) {
    const { rowCount } = await pool().query(
      `delete from arcade.action where id in (
         select id from arcade.action where created_at < platform.clock_now() - make_interval(days => $1)
         order by created_at limit $2)`,
      [ACTION_KEPT_DAYS, SWEEP_BATCH],
    )
    removed += rowCount ?? 0
    if ((rowCount ?? 0) < SWEEP_BATCH) return removed
  }
}
