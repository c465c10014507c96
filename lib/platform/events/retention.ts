import 'server-only'
import { pool } from '../db/client'

/** Long enough for a phone that was off over a holiday; older cursors start over. */
const KEEP_DAYS = 7
const BATCH = 5_000

/**
 * Removes events older than a week and moves the floor behind them in the same statement: whoever holds an older cursor
 * is told to start over instead of missing events. In batches, oldest first, so that no lock is held for long. Answers
 * how many went.
 */
export async function trimEvents(keepDays = KEEP_DAYS): Promise<number> {
  let total = 0
  for (;;) {
    const removed = await trimBatch(keepDays)
    total += removed
    if (removed < BATCH) return total
  }
}

async function trimBatch(keepDays: number): Promise<number> {
  const { rows } = await pool().query<{ removed: string }>(
    `with oldest as (select id from platform.event order by id limit $2),
     gone as (
       delete from platform.event
       where id in (select id from oldest) and occurred_at < platform.clock_now() - make_interval(days => $1)
       returning xid, id
     ),
     floor as (
       insert into platform.feed_floor (name, xid, id)
       select 'event', xid, id from gone order by xid desc, id desc limit 1
       on conflict (name) do update set xid = excluded.xid, id = excluded.id
       where (feed_floor.xid, feed_floor.id) < (excluded.xid, excluded.id)
     )
     select count(*) as removed from gone`,
    [keepDays, BATCH],
  )
  return Number(rows[0]?.removed ?? 0)
}
