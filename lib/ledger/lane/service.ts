import 'server-only'
import { pool } from '@/lib/platform/db/client'
import { createLane } from '@/lib/platform/db/lane'
import { signalEvents } from '@/lib/platform/events/signal'
import { encodePostings } from '../adapter'
import type { TransferPosting } from '../rules'

/** What goes through a lane: a movement, if any, and the row that commits with it or not at all. */
export type LaneItem<R extends object> = {
  /** Whoever acts. Two items of one principal never share a batch. */
  principal: string
  posting: Omit<TransferPosting, 'kind'> | null
  row: R
}

/** What the lane's function answers for an item; `place` is its 1-based place in the batch. */
type Placed = { place: number }

type Statement = {
  /** Name of the prepared statement. */
  name: string
  /**
   * One statement, taking `$1` the rows as JSON (each with `place` and `posting`, its place among the postings or null) and
   * `$2`…`$20` what `ledger.post_batch` takes; answers one row for each item, with its `place`.
   */
  text: string
}

/**
 * A posting lane: movements and the rows attached to them, of all requests of this process, commit together in
 * micro-batches, each item accepted or refused for itself by `statement`. A lone item pays one round trip. The promise
 * rejects with UNAVAILABLE when the database is lost (the outcome is then unknown), and resolves to null for a movement
 * on a wallet that doesn't exist. Event readers are woken after each commit.
 */
export function createPostingLane<R extends object, A extends Placed>(
  statement: Statement,
): (item: LaneItem<R>) => Promise<A | null> {
  return createLane<LaneItem<R>, A | null>({
    keyOf: ({ principal }) => principal,
    run: (items) => commit<R, A>(statement, items),
  })
}

async function commit<R extends object, A extends Placed>(statement: Statement, items: readonly LaneItem<R>[]) {
  const moving = items.filter(({ posting }) => posting !== null)
  const { places, values } = await encodePostings(moving.flatMap(({ posting }) => asTransfer(posting)))
  const postingOf = new Map(moving.map((item, index) => [item, places[index] ?? null]))
  const possible = items.filter((item) => item.posting === null || postingOf.get(item) !== null)
  if (possible.length === 0) return items.map(() => null)
  const rows = possible.map((item, index) => ({ ...item.row, place: index + 1, posting: postingOf.get(item) ?? null }))
  const { rows: answers } = await pool().query<A>({ ...statement, values: [JSON.stringify(rows), ...values] })
  signalEvents()
  const answerAt = new Map(answers.map((answer) => [answer.place, answer]))
  const placeOf = new Map(possible.map((item, index) => [item, index + 1]))
  return items.map((item) => answerAt.get(placeOf.get(item) ?? 0) ?? null)
}

const asTransfer = (posting: LaneItem<object>['posting']): TransferPosting[] =>
  posting ? [{ ...posting, kind: 'transfer' }] : []
