import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import type { Cursor } from '@/lib/platform/events/cursor'
import type { Drawn } from '../rules/tally'

/*
 * Crash rounds are settled in an order that depends on their points: of many opened at once, the lowest points come
 * first. Counted so, they would look like a bias. Counted in the order they were opened they are as independent as they
 * were drawn. So a settled round waits until none that was opened before it is open:
 *
 * 1. In one statement, note the oldest open round as `crash_bound` (without any, the newest round there is), and the first
 *    transaction that has not begun yet.
 * 2. Once the log has been read up to that transaction, every round up to the bound that was decided then has come by, so
 *    the waiting ones up to it are complete and are counted in the order of their ids, which is time's.
 */

type CrashRound = { id: string; version: number; drawn: Drawn[] }

/** Keeps settled rounds that came by, until their turn. */
export async function keepWaiting(tx: Tx, rounds: readonly CrashRound[]): Promise<void> {
  if (rounds.length === 0) return
  const data = rounds.map(({ id, version, drawn }) => ({ roundId: id, version, draws: drawn as string[][] }))
  await tx.oddsWaiting.createMany({ data })
}

type Bound = { bound: string | null; isReached: boolean }

/** The waiting rounds whose turn has come now that the log is read up to `read`, oldest first; they wait no longer. */
export async function releaseWaiting(tx: Tx, read: Cursor) {
  const [known] = await tx.$queryRaw<Bound[]>`
    select crash_bound as bound, coalesce(crash_bound_xid <= ${String(read.xid)}::text::xid8, true) as "isReached"
    from arcade.odds_cursor`
  if (!known?.isReached) return []
  const due = known.bound === null ? [] : await release(tx, known.bound)
  await tx.$executeRaw`
    update arcade.odds_cursor set crash_bound_xid = pg_snapshot_xmax(pg_current_snapshot()), crash_bound = coalesce(
      (select min(id) from arcade.crash_round where state = 'open'),
      (select id from arcade.crash_round order by id desc limit 1))`
  return due.map(({ version, draws }) => ({ game: 'crash' as const, version, drawn: draws as Drawn[] }))
}

async function release(tx: Tx, bound: string) {
  const rows = await tx.$queryRaw<{ id: string; version: number; draws: unknown }[]>`
    delete from arcade.odds_waiting where round_id <= ${bound}
    returning round_id as id, version, draws`
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
