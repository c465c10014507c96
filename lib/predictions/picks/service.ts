import 'server-only'
import { type Tx, transaction } from '@/lib/platform/db/client'
import { type Claim, type LaneAnswer, type LaneOnce, replayOf } from '@/lib/platform/http/once'
import { AppError, type ErrorCode } from '@/lib/platform/kernel/errors'
import { newId } from '@/lib/platform/random/random'
import { pointsOf } from '../payouts/rules'
import { RULE_VERSION } from '../settlements/constants'
import { type PickItem, submitPick } from './adapter'
import type { Side } from './constants'
import type { Pick } from './contract'

type OfSymbol = { memberId: string; symbol: string; tradeDate?: string | undefined; once: LaneOnce }
type Word = { side?: Side | undefined; confidence?: Pick['confidence'] | undefined }

const CREATED = 201
const DONE = 200

/**
 * The member's word on a symbol. Afterwards the pick is OPEN and has one of the day's slots; one that was taken back is
 * the same pick again. The database's clock decides, read after the member's day is locked: PICKS_CLOSED from the
 * cut-off on. Throws NOT_FOUND (not on the day's list), ALREADY_PICKED, SLOTS_USED_UP.
 */
export const createPick = (order: OfSymbol & Word): Promise<LaneAnswer> => putPick('create', order, CREATED)

/** Another side or confidence for a pick that is OPEN; what isn't named stays. Throws PICKS_CLOSED, NOT_FOUND. */
export const changePick = (order: OfSymbol & Word): Promise<LaneAnswer> => putPick('change', order, DONE)

/** Takes an OPEN pick back; its slot is free again. Throws PICKS_CLOSED, NOT_FOUND. */
export const cancelPick = (order: OfSymbol): Promise<LaneAnswer> => putPick('cancel', order, DONE)

/** Effect, event and the answer of the key commit together, along with what others pick at the same moment. */
const putPick = (
  act: PickItem['act'],
  { memberId, symbol, tradeDate, once, ...word }: OfSymbol & Word,
  status: number,
) =>
  once(async (claim) => {
    const { side = null, confidence } = word
    const put = await submitPick({
      ...keyOf(claim),
      act,
      member_id: memberId,
      trade_date: tradeDate ?? null,
      symbol,
      id: newId('prd'),
      side,
      confidence: confidence ?? null,
      keeps_confidence: confidence === undefined,
      status,
    })
    if (put.code !== null) throw new AppError(put.code, { detail: WHY[put.code] ?? '' })
    const { fingerprint, contentType, body } = put
    if (fingerprint) return { ...replayOf({ ...put, fingerprint, etag: null }, claim), isReplay: true }
    return { status: put.status ?? status, contentType, body, isReplay: false }
  })

const keyOf = ({ principal, key, fingerprint }: Claim) => ({
  principal,
  key,
  fingerprint: `\\x${fingerprint.toString('hex')}`,
})

const WHY: Partial<Record<ErrorCode, string>> = {
  NOT_FOUND: 'No such session, no such symbol on its list, or no pick of yours that stands.',
  PICKS_CLOSED: 'The session takes no picks now.',
  ALREADY_PICKED: 'Your pick on this symbol stands; change it or take it back.',
  SLOTS_USED_UP: 'Every slot of this session is used.',
}

type Listed = { symbol: string; up: number; down: number }

/**
 * Writes what the crowd said at the cut-off, and what a right pick of each side is awarded, into the day's listings that
 * have neither. It waits for picks that are on their way: those got in before the cut-off and are counted; none can
 * follow. Again, or on two instances, changes nothing. Throws when the cut-off hasn't passed.
 */
export async function freezeListings(tradeDate: string): Promise<void> {
  await transaction(async (tx) => {
    await lockPicks(tx, tradeDate)
    const [due] = await tx.$queryRaw<[{ due: boolean }?]>`
      select cutoff_at <= predictions.moment() as due from predictions.market_session where trade_date = ${tradeDate}::date`
    if (!due?.due) throw new Error(`the picks of ${tradeDate} can't be counted before its cut-off`)
    const crowd = await tx.$queryRaw<Listed[]>`
      select listing.symbol, (count(*) filter (where side = 'UP'))::int as up, (count(*) filter (where side = 'DOWN'))::int as down
      from predictions.listing
      left join predictions.pick on pick.trade_date = listing.trade_date and pick.symbol = listing.symbol and pick.state = 'OPEN'
      where listing.trade_date = ${tradeDate}::date and listing.frozen_at is null
      group by listing.symbol`
    await writeFrozen(tx, tradeDate, crowd)
  })
}

async function writeFrozen(tx: Tx, tradeDate: string, crowd: Listed[]): Promise<void> {
  const frozen = crowd.map(({ symbol, up, down }) => ({
    symbol,
    up,
    down,
    upPoints: pointsOf({ same: up, total: up + down }),
    downPoints: pointsOf({ same: down, total: up + down }),
  }))
  await tx.$executeRaw`
    update predictions.listing set up_picks = counted.up, down_picks = counted.down, up_points = counted."upPoints",
      down_points = counted."downPoints", frozen_at = predictions.moment()
    from jsonb_to_recordset(${JSON.stringify(frozen)}::jsonb)
      as counted(symbol text, up int, down int, "upPoints" int, "downPoints" int)
    where listing.trade_date = ${tradeDate}::date and listing.symbol = counted.symbol`
}

/** Nobody picks while the transaction lasts. */
const lockPicks = (tx: Tx, tradeDate: string) => tx.$executeRaw`select predictions.lock_picks(${tradeDate}::date, true)`

type Voiding = { tradeDate: string; reason: string; decidedBy: string }

/**
 * Ends a day on which the exchange stays shut: every listing that isn't settled gets a settlement VOID `closed`, already
 * applied, and every pick that stands is VOID by it, with 0 POINT. The slots are given back: the day's are free, and those
 * that ads opened move to the next session. Members hear of their days. Again changes nothing. To be called in the
 * transaction that cancels the session; nobody picks for that day until it ends.
 */
export async function voidDay(tx: Tx, { tradeDate, reason, decidedBy }: Voiding): Promise<void> {
  await lockPicks(tx, tradeDate)
  const path = JSON.stringify([{ step: 'closure', result: 'closed', facts: { reason } }])
  await tx.$executeRaw`
    insert into predictions.settlement (trade_date, symbol, version, outcome, void_reason, rule_version, path, evidence,
      decided_by, note, decided_at, applied_at)
    select trade_date, symbol, 1, 'VOID', 'closed', ${RULE_VERSION}::int, ${path}::jsonb, '[]', ${decidedBy}, ${reason},
      predictions.moment(), predictions.moment()
    from predictions.listing where trade_date = ${tradeDate}::date
    on conflict do nothing`
  await tx.$executeRaw`
    update predictions.pick set state = 'VOID', settlement_version = settlement.version, points = 0,
      version = pick.version + 1, changed_at = settlement.decided_at
    from predictions.settlement
    where pick.trade_date = ${tradeDate}::date and pick.state = 'OPEN' and settlement.trade_date = pick.trade_date
      and settlement.symbol = pick.symbol and settlement.version = 1 and settlement.void_reason = 'closed'`
  await tx.$queryRaw`select predictions.give_slots_back(${tradeDate}::date)`
}
