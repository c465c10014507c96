import 'server-only'
import { type Tx, transaction } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import { requireBearer } from '@/lib/platform/ops/secret'
import { CALENDAR_VERSION } from '../calendar/constants'
import { exchangeDateOf, listNextSessions, listSessions, type SessionTimes } from '../calendar/rules'
import { SESSIONS_AHEAD } from './constants'
import type { Today } from './contract'
import { freezeDue, type Moved, moveDue } from './phases/service'
import { countAhead, findToday, noSession, readClock, readClosures } from './reads'
import { fetchDue, settleDue } from './results/service'

/**
 * Makes the session of today and the next ten with their lists where they are missing. Sessions that haven't opened take
 * over what has changed meanwhile: the universe, the calendar, closures. Answers how many were made; again makes none.
 */
export const ensureSessions = (): Promise<number> => transaction(makeSessions)

/** The same within `tx`. */
export async function makeSessions(tx: Tx): Promise<number> {
  const [closures, moment] = [await readClosures(tx), await readClock(tx)]
  const today = exchangeDateOf(moment)
  const sessions = [...listSessions(today, today, closures), ...listNextSessions(today, SESSIONS_AHEAD, closures)]
  const made = await writeSessions(tx, sessions)
  await writeListings(tx, made)
  return made.length
}

/** Answers the dates of the sessions that are new. */
async function writeSessions(tx: Tx, sessions: readonly SessionTimes[]): Promise<string[]> {
  const written = await tx.$queryRaw<{ tradeDate: string; isNew: boolean }[]>`
    insert into predictions.market_session as known (trade_date, opens_at, cutoff_at, open_at, close_at, fetch_at,
      settle_at, is_early_close, calendar_version)
    select "tradeDate", "opensAt", "cutoffAt", "openAt", "closeAt", "fetchAt", "settleAt", "isEarlyClose",
      ${CALENDAR_VERSION}::int
    from jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb) as session("tradeDate" date, "opensAt" timestamptz,
      "cutoffAt" timestamptz, "openAt" timestamptz, "closeAt" timestamptz, "fetchAt" timestamptz,
      "settleAt" timestamptz, "isEarlyClose" boolean)
    order by "tradeDate"
    on conflict (trade_date) do update set opens_at = excluded.opens_at, cutoff_at = excluded.cutoff_at,
      open_at = excluded.open_at, close_at = excluded.close_at, fetch_at = excluded.fetch_at,
      settle_at = excluded.settle_at, is_early_close = excluded.is_early_close,
      calendar_version = excluded.calendar_version, version = known.version + 1, changed_at = platform.clock_now()
    where known.phase = 'SCHEDULED' and known.opens_at > platform.clock_now()
      and (known.opens_at <> excluded.opens_at or known.calendar_version <> excluded.calendar_version)
    returning trade_date::text as "tradeDate", version = 1 as "isNew"`
  return written.filter(({ isNew }) => isNew).map(({ tradeDate }) => tradeDate)
}

/** Lists follow the universe until their session opens; those of sessions that are new are written however late it is. */
async function writeListings(tx: Tx, made: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    insert into predictions.listing (trade_date, symbol, position)
    select session.trade_date, stock.symbol, stock.position
    from predictions.market_session session join predictions.symbol stock
      on session.trade_date >= stock.valid_from and session.trade_date <= coalesce(stock.valid_to, 'infinity')
    where session.trade_date = any(${made}::date[])
      or (session.phase = 'SCHEDULED' and session.opens_at > platform.clock_now())
    on conflict (trade_date, symbol) do update set position = excluded.position
    where listing.position <> excluded.position`
  await tx.$executeRaw`
    delete from predictions.listing using predictions.market_session session, predictions.symbol stock
    where listing.trade_date = session.trade_date and listing.symbol = stock.symbol
      and session.phase = 'SCHEDULED' and session.opens_at > platform.clock_now()
      and (session.trade_date < stock.valid_from or session.trade_date > stock.valid_to)`
}

/** What GET /api/v1/session/today answers; makes the sessions when the tick has not. Throws NOT_FOUND. */
export async function showToday(): Promise<Today> {
  const today = await findToday()
  if (today) return today
  await ensureSessions()
  const made = await findToday()
  if (!made) throw noSession()
  return made
}

type MovedSessions = { moved: Moved[] }

/** Opens picks of the sessions whose hour has come, by whoever knows the operations secret; again moves none. */
export async function flipToPredict(request: Request): Promise<MovedSessions> {
  requireBearer(request, env.CRON_SECRET)
  await ensureSessions()
  return { moved: await moveDue('open') }
}

/** Locks the sessions past their cut-off and freezes their lists, by whoever knows the operations secret. */
export async function cutOff(request: Request): Promise<MovedSessions> {
  requireBearer(request, env.CRON_SECRET)
  const moved = await moveDue('lock')
  await freezeDue()
  return { moved }
}

/**
 * Does what is due by the database's clock: sessions are made, opened, cut off, closed, priced and judged, each once,
 * however many instances tick and however long none did. A part that fails doesn't keep the others; the failures are
 * thrown together at the end. Answers in a few words what was done.
 */
export async function tick(): Promise<string> {
  const done: string[] = []
  const failures: string[] = []
  for (const [name, part] of PARTS) {
    try {
      done.push(...(await part()))
    } catch (error) {
      failures.push(`${name}: ${error}`)
    }
  }
  if (failures.length > 0) throw new Error(failures.join('; '))
  return done.join(', ') || 'nothing was due'
}

/** Ten sessions ahead are nearly always there: looking costs nothing, writing locks them all. */
async function makeMissing(): Promise<string[]> {
  const ahead = await countAhead()
  return ahead < SESSIONS_AHEAD ? [`${await ensureSessions()} sessions made`] : []
}

const told = (moved: Moved[]) => moved.map(({ tradeDate, phase }) => `${tradeDate} ${phase}`)

const PARTS: readonly (readonly [name: string, part: () => Promise<string[]>])[] = [
  ['make', makeMissing],
  ['open', async () => told(await moveDue('open'))],
  ['lock', async () => told(await moveDue('lock'))],
  ['freeze', freezeDue],
  ['close', async () => told(await moveDue('close'))],
  ['fetch', fetchDue],
  ['judge', async () => told(await moveDue('judge'))],
  ['settle', settleDue],
]
