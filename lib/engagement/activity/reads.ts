import 'server-only'
import { pool } from '@/lib/platform/db/client'
import type { Cursor } from '@/lib/platform/events/cursor'
import { peekFeed } from '@/lib/platform/events/feed'
import { PEEK_MAX, PLAY_EVENT, READER } from './constants'
import { type PlayDay, playDaysOf } from './rules'

/** How far the log has been followed. */
export async function readPosition(): Promise<Cursor> {
  const { rows } = await pool().query<{ xid: string; id: string }>({
    name: 'engagement_position',
    text: 'select xid, id from engagement.feed_position where name = $1',
    values: [READER],
  })
  return { xid: BigInt(rows[0]?.xid ?? 0), id: BigInt(rows[0]?.id ?? 0) }
}

/**
 * The member's days of play that the log knows and the reader hasn't reached yet, so that who has just played sees it
 * counted. Writes nothing: the reader comes by the same events, and a day is noted once.
 */
export async function readRecentPlays(memberId: string): Promise<PlayDay[]> {
  const after = await readPosition()
  return playDaysOf(await peekFeed({ after, memberId, type: PLAY_EVENT, limit: PEEK_MAX }))
}
