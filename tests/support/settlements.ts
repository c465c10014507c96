import { openWallet } from '@/lib/ledger/service'
import { pool, transaction } from '@/lib/platform/db/client'
import { newId, sha256 } from '@/lib/platform/random/random'
import { listNextSessions } from '@/lib/predictions/calendar/rules'
import { settleSession } from '@/lib/predictions/settlements/service'
import { openSession, type TestSession } from './predictions'

const MINUTE_MS = 60_000
/** The cut-off this long ago: its prices are due. */
const DUE_MS = -600 * MINUTE_MS

/** What a right pick of either side is awarded in sessions of these tests. */
export const WORTH = { UP: 12, DOWN: 8 } as const

type Due = { tradeDate?: string; symbols?: readonly string[] }

/** A session whose prices are due, with lists that are frozen at WORTH. */
export async function dueSession(due: Due = {}): Promise<TestSession> {
  const session = await openSession({ symbols: ['AAPL'], cutoffInMs: DUE_MS, phase: 'EOD_WAIT', ...due })
  await freeze(session.tradeDate)
  return session
}

const freeze = (tradeDate: string) =>
  pool().query(
    `update predictions.listing set up_picks = 1, down_picks = 1, up_points = $2, down_points = $3,
       frozen_at = platform.clock_now() where trade_date = $1`,
    [tradeDate, WORTH.UP, WORTH.DOWN],
  )

const GAP_MS = 30 * 86_400_000
let lastTaken = '2150-01-01'

/** Dates of sessions that follow each other in the calendar; nobody else in this file's database gets them, or those next to them. */
export function someDates(count: number): string[] {
  const before = new Date(Date.parse(lastTaken) + GAP_MS).toISOString().slice(0, 10)
  const dates = listNextSessions(before, count, new Set()).map(({ tradeDate }) => tradeDate)
  lastTaken = dates.at(-1) ?? before
  return dates
}

/** Members who exist for wallet and picks only. */
export async function somePickers(count: number): Promise<string[]> {
  const members = Array.from({ length: count }, () => newId('usr'))
  await transaction(async (tx) => {
    for (const member of members) await openWallet(tx, member)
  })
  return members
}

/** A pick as it stood at the cut-off; answers its id. */
export async function aPick(memberId: string, tradeDate: string, symbol: string, side: 'UP' | 'DOWN'): Promise<string> {
  const id = newId('prd')
  await pool().query(
    `insert into predictions.pick (id, member_id, trade_date, symbol, side, picked_at, changed_at)
     values ($1, $2, $3, $4, $5, platform.clock_now(), platform.clock_now())`,
    [id, memberId, tradeDate, symbol, side],
  )
  return id
}

type Said = { close: number | null; prev: number; sources?: readonly string[] }

/** Two sources, unless fewer are named, say this of a symbol's day; in dollars. */
export async function sayPrices(tradeDate: string, symbol: string, said: Said): Promise<void> {
  const { close, prev, sources = ['yahoo', 'massive'] } = said
  for (const source of sources) {
    const fetch = await pool().query<{ id: string }>(
      `insert into predictions.price_fetch (trade_date, source, symbol, outcome, took_ms)
       values ($1, $2, $3, 'ok', 1) returning id`,
      [tradeDate, source, symbol],
    )
    await pool().query(
      `insert into predictions.quote (trade_date, symbol, source, close_micros, prev_close_micros, is_demo, body_hash, fetch_id)
       values ($1, $2, $3, $4, $5, false, $6, $7)`,
      [
        tradeDate,
        symbol,
        source,
        close === null ? null : Math.round(close * 1_000_000),
        Math.round(prev * 1_000_000),
        sha256(`${source} ${close}`).toString('hex'),
        fetch.rows[0]?.id,
      ],
    )
  }
}

/** A day that went UP for AAPL, settled. */
export async function aSettledDay(): Promise<string> {
  const { tradeDate } = await dueSession()
  await sayPrices(tradeDate, 'AAPL', { close: 101, prev: 100 })
  await settleSession(tradeDate)
  return tradeDate
}

/** A day whose AAPL waits for an operator. */
export async function aHeldDay(): Promise<string> {
  const { tradeDate } = await dueSession()
  await settleSession(tradeDate)
  return tradeDate
}

/** Picks of a day as they have become, by id. */
export async function picksOf(tradeDate: string) {
  const { rows } = await pool().query<{ id: string; state: string; points: number | null; version: number | null }>(
    `select id, state, points, settlement_version as version from predictions.pick
     where trade_date = $1 order by id`,
    [tradeDate],
  )
  return rows
}

/** POINT in a wallet and POINT owed. */
export async function standingOf(memberId: string): Promise<{ points: number; owed: number }> {
  const { rows } = await pool().query<{ points: number; owed: number }>(
    `select coalesce((select posted from ledger.account where owner = $1 and asset = 'POINT' and bucket = 'main'), 0)::int
       as points, coalesce((select owed from predictions.debt where member_id = $1), 0)::int as owed`,
    [memberId],
  )
  return rows[0] ?? { points: 0, owed: 0 }
}

/**
 * What has to hold between picks, debts and the ledger at any moment: the sum issued is the sum of what picks are awarded,
 * the account of debts carries what members owe, and each member has what their picks brought less what they spent.
 */
export async function readBooks() {
  const { rows } = await pool().query<{ issued: number; awarded: number; debt: number; owed: number }>(
    `select coalesce((select -posted from ledger.account where owner = 'system' and bucket = 'issue:predictions'), 0)::int as issued,
       (select coalesce(sum(points), 0) from predictions.pick)::int as awarded,
       coalesce((select -posted from ledger.account where owner = 'system' and bucket = 'issue:prediction-debt'), 0)::int as debt,
       (select coalesce(sum(owed), 0) from predictions.debt)::int as owed`,
  )
  return rows[0]
}
