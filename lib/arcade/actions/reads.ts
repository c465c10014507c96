import 'server-only'
import { db } from '@/lib/platform/db/client'
import { cursorRefused, type Page } from '@/lib/platform/kernel/page'
import type { Action } from './contract'

type Row = Omit<Action, 'createdAt'> & { createdAt: Date }
type ListActions = { memberId: string; cursor?: string; limit: number }

/** Above every ULID. */
const NEWEST = 'ZZZZZZZZZZZZZZZZZZZZZZZZZZ'
const PREFIX_LENGTH = 4

/**
 * A page of what the member did and played, newest first: both kinds of ids carry the millisecond they were made in, so
 * their ULIDs are one order. Throws INVALID_INPUT for a cursor that no page answered.
 */
export async function listActions({ memberId, cursor, limit }: ListActions): Promise<Page<Action>> {
  const before = cursor === undefined ? NEWEST : ulidOf(cursor)
  const rows = await db.$queryRaw<Row[]>`
    (select id, 'action' as kind, action, data, created_at as "createdAt" from arcade.action
     where member_id = ${memberId} and id < ${`act_${before}`} order by id desc limit ${limit + 1})
    union all
    (select id, 'round', upper(game) || '_ROUND', jsonb_build_object('game', game, 'bet', bet, 'payout', payout),
       created_at from arcade.round
     where member_id = ${memberId} and id < ${`rnd_${before}`} order by id desc limit ${limit + 1})
    limit ${2 * (limit + 1)}`
  const sorted = rows.sort((a, b) => (ulidIn(a) < ulidIn(b) ? 1 : -1))
  const shown = sorted.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    nextCursor: sorted.length > limit && last ? Buffer.from(ulidIn(last)).toString('base64url') : null,
  }
}

const ulidIn = ({ id }: Pick<Action, 'id'>) => id.slice(PREFIX_LENGTH)

function ulidOf(cursor: string): string {
  const ulid = Buffer.from(cursor, 'base64url').toString()
  if (/^[0-9A-HJKMNP-TV-Z]{26}$/.test(ulid)) return ulid
  throw cursorRefused()
}
