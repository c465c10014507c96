import 'server-only'
import { pool } from '../db/client'
import type { Cursor } from './cursor'

/** One row of the log. `cursor` is its place: hand it back to read on behind it. */
export type FeedEvent = {
  cursor: Cursor
  memberId: string | null
  type: string
  key: string
  version: number
  payload: Record<string, unknown>
  occurredAt: Date
}

export type FeedPage = {
  events: FeedEvent[]
  /** Where to read on: behind the last event, or, when there were no more, behind all that can still appear. */
  next: Cursor
  hasMore: boolean
}

type FeedQuery = { after: Cursor; memberIds?: readonly string[]; limit: number }

type Row = {
  horizon: string
  xid: string | null
  id: string
  member_id: string | null
  type: string
  key: string
  version: string
  payload: Record<string, unknown>
  occurred_at: Date
}

// Sequence order is not commit order: a row with a smaller id may commit after a larger one has been read. Rows below
// the oldest transaction still at work are final, and (xid, id) orders them for good. Measured against `id > last`,
// which loses rows: tests/simulation/stream-feed.test.ts.
const READ = (filter: string) => `
  with horizon as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as xmin)
  select horizon.xmin as horizon, page.*
  from horizon left join lateral (
    select xid, id, member_id, type, key, version, payload, occurred_at
    from platform.event
    where (xid, id) > ($1::xid8, $2::bigint) and xid < horizon.xmin ${filter}
    order by xid, id
    limit $3
  ) page on true
  order by page.xid, page.id`

/**
 * Reads the log behind `after` in its final order: no row that a later read could still slip in front of, none lost,
 * none twice. With `memberIds`, only the events of those members.
 */
export async function readFeed({ after, memberIds, limit }: FeedQuery): Promise<FeedPage> {
  const values = [String(after.xid), String(after.id), limit]
  const { rows } = await pool().query<Row>(
    memberIds
      ? { name: 'feed_of_members', text: READ('and member_id = any($4::text[])'), values: [...values, memberIds] }
      : { name: 'feed', text: READ(''), values },
  )
  const events = rows.filter(({ xid }) => xid !== null).map(toEvent)
  const last = events.at(-1)?.cursor
  const hasMore = events.length === limit
  const horizon = { xid: BigInt(rows[0]?.horizon ?? 0), id: 0n }
  return { events, next: hasMore && last ? last : horizon, hasMore }
}

const toEvent = (row: Row): FeedEvent => ({
  cursor: { xid: BigInt(row.xid ?? 0), id: BigInt(row.id) },
  memberId: row.member_id,
  type: row.type,
  key: row.key,
  version: Number(row.version),
  payload: row.payload,
  occurredAt: row.occurred_at,
})

type Bounds = { horizon: Cursor; floor: Cursor }

/**
 * The stretch of the log that can be resumed from: behind `floor` (what retention removed) and not beyond `horizon`
 * (what is final by now).
 */
export async function readBounds(): Promise<Bounds> {
  const { rows } = await pool().query<{ horizon: string; xid: string | null; id: string | null }>({
    name: 'feed_bounds',
    text: `select pg_snapshot_xmin(pg_current_snapshot()) as horizon, floor.xid, floor.id
           from (values (1)) as one left join platform.feed_floor floor on floor.name = 'event'`,
  })
  const row = rows[0]
  return {
    horizon: { xid: BigInt(row?.horizon ?? 0), id: 0n },
    floor: { xid: BigInt(row?.xid ?? 0), id: BigInt(row?.id ?? 0) },
  }
}

/**
 * Seconds for which the oldest writing transaction has been holding the log back, 0 when none does. Everything behind
 * it waits, so this is the feed's delay at worst.
 */
export async function readHorizonAgeS(): Promise<number> {
  const { rows } = await pool().query<{ age: number }>({
    name: 'feed_horizon_age',
    text: `select coalesce(extract(epoch from clock_timestamp() - min(began)), 0)::double precision as age
           from (
             select xact_start as began from pg_stat_activity where backend_xid is not null and pid <> pg_backend_pid()
             union all select prepared from pg_prepared_xacts
           ) as open`,
  })
  return Math.max(0, rows[0]?.age ?? 0)
}

type PeekQuery = { after: Cursor; memberId: string; type: string; limit: number }

/**
 * What is committed behind `after` of one member and type, newest first, the rows beyond the horizon included: earlier
 * ones may still appear among them. For readers who look now and keep no cursor by what they saw.
 */
export async function peekFeed({ after, memberId, type, limit }: PeekQuery): Promise<FeedEvent[]> {
  const { rows } = await pool().query<Row>({
    name: 'feed_peek',
    text: `select xid, id, member_id, type, key, version, payload, occurred_at
           from platform.event
           where (xid, id) > ($1::xid8, $2::bigint) and member_id = $3 and type = $4
           order by xid desc, id desc
           limit $5`,
    values: [String(after.xid), String(after.id), memberId, type, limit],
  })
  return rows.map(toEvent)
}
