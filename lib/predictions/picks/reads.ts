import 'server-only'
import { db } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { cursorRefused, type Page } from '@/lib/platform/kernel/page'
import type { PickState } from './constants'
import { type MyDay, Pick, type PickRecord } from './contract'

/** Where a page ended. */
const Position = Pick.pick({ tradeDate: true, id: true })

/**
 * The member's picks and slots of a day: the one named, else the session that takes picks or is being played (the one
 * of /api/v1/session/today). Throws NOT_FOUND when there is no such session.
 */
export async function getMyDay(memberId: string, tradeDate?: string): Promise<MyDay> {
  const [row] = await db.$queryRaw<[{ day: MyDay }?]>`
    select predictions.day_json(${memberId}, trade_date) as day from predictions.market_session
    where case when ${tradeDate ?? null}::date is not null then trade_date = ${tradeDate ?? null}::date else phase <> 'CANCELLED' end
    -- The latest that has opened, else the first that will.
    order by opens_at > platform.clock_now(), abs(extract(epoch from opens_at - platform.clock_now()))
    limit 1`
  if (!row) throw new AppError('NOT_FOUND', { detail: 'There is no such session.' })
  return row.day
}

type ListPicks = { memberId: string; tradeDate?: string; state?: PickState; cursor?: string; limit: number }
type Row = Omit<PickRecord, 'previousClose' | 'close'> & { previousClose: bigint | null; close: bigint | null }

/** A page of the member's picks, newest day first. Throws INVALID_INPUT for a cursor that no page answered. */
export async function listPicks({ memberId, tradeDate, state, cursor, limit }: ListPicks): Promise<Page<PickRecord>> {
  const before = cursor === undefined ? null : readCursor(cursor)
  const rows = await db.$queryRaw<Row[]>`
    select predictions.pick_json(pick) as pick, name_ko as "nameKo", name_en as "nameEn", outcome, void_reason as "voidReason",
      prev_close_micros as "previousClose", close_micros as close, pick.points, pick.settlement_version as "settlementVersion",
      case pick.side when 'UP' then up_points else down_points end as pays
    from predictions.pick
    join predictions.listing using (trade_date, symbol)
    join predictions.symbol using (symbol)
    left join predictions.settlement on settlement.trade_date = pick.trade_date and settlement.symbol = pick.symbol
      and settlement.version = pick.settlement_version
    where pick.member_id = ${memberId}
      and (${tradeDate ?? null}::date is null or pick.trade_date = ${tradeDate ?? null}::date)
      and case when ${state ?? null}::text is null then pick.state <> 'CANCELLED' else pick.state = ${state ?? null}::text end
      and (${before?.id ?? null}::text is null or (pick.trade_date, pick.id) < (${before?.tradeDate ?? null}::date, ${before?.id ?? null}::text))
    order by pick.trade_date desc, pick.id desc limit ${limit + 1}`
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)?.pick
  const nextCursor =
    rows.length > limit && last ? Buffer.from(`${last.tradeDate}.${last.id}`).toString('base64url') : null
  return { items: shown.map(toRecord), nextCursor }
}

const toRecord = ({ previousClose, close, ...row }: Row): PickRecord => ({
  ...row,
  previousClose: previousClose === null ? null : Number(previousClose),
  close: close === null ? null : Number(close),
})

function readCursor(cursor: string): { tradeDate: string; id: string } {
  const [tradeDate, id] = Buffer.from(cursor, 'base64url').toString().split('.')
  const read = Position.safeParse({ tradeDate, id })
  if (!read.success) throw cursorRefused()
  return read.data
}
