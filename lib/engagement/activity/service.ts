import 'server-only'
import { type Tx, transaction } from '@/lib/platform/db/client'
import type { Cursor } from '@/lib/platform/events/cursor'
import { type FeedPage, readFeed } from '@/lib/platform/events/feed'
import { noteSilences } from '../outages/service'
import { PAGE, READER } from './constants'
import { readPosition } from './reads'
import { type PlayDay, playDaysOf } from './rules'

/**
 * Follows the log to its end: every finished round makes its Korean day a day of play, exactly once, with any number of
 * instances at work. The place and its effect are one transaction. Answers how many events were read.
 */
export async function followPlays(): Promise<number> {
  let total = 0
  for (;;) {
    const position = await readPosition()
    const page = await readFeed({ after: position, limit: PAGE })
    const isMine = await transaction((tx) => takePage(tx, position, page))
    if (isMine) total += page.events.length
    if (!page.hasMore) return total
  }
}

/** False, and nothing done, when another instance has moved on from `position` meanwhile. */
async function takePage(tx: Tx, position: Cursor, { events, next }: FeedPage): Promise<boolean> {
  const moved = await tx.$executeRaw`
    update engagement.feed_position set xid = ${String(next.xid)}::text::xid8, id = ${next.id}
    where name = ${READER} and (xid, id) = (${String(position.xid)}::text::xid8, ${position.id})`
  if (moved === 0) return false
  await notePlays(tx, playDaysOf(events))
  await noteSilences(
    tx,
    events.map(({ occurredAt }) => occurredAt),
  )
  return true
}

/** Notes days of play; days that are known already stay as they were. */
export async function notePlays(tx: Tx, plays: readonly PlayDay[]): Promise<void> {
  if (plays.length === 0) return
  const rows = plays.map(({ memberId, day, at }) => ({ memberId, day, at: at.toISOString() }))
  await tx.$executeRaw`
    insert into engagement.streak_day (member_id, kind, day, at)
    select "memberId", 'DAILY_PLAY', day, at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as play ("memberId" text, day date, at timestamptz)
    order by 1, 3
    on conflict do nothing`
}

/** Notes that the member was here today (the day of the transaction's beginning, in Korea). Again changes nothing. */
export async function noteLogin(tx: Pick<Tx, '$executeRaw'>, memberId: string): Promise<void> {
  await tx.$executeRaw`
    insert into engagement.streak_day (member_id, kind, day)
    values (${memberId}, 'DAILY_LOGIN', (platform.clock_now() at time zone 'Asia/Seoul')::date)
    on conflict do nothing`
}
