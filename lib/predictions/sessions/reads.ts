import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { db, type Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { cursorRefused, type Page } from '@/lib/platform/kernel/page'
import { EXCHANGE_ZONE, MEMBER_ZONE } from '../calendar/constants'
import { exchangeDateOf, wallTime } from '../calendar/rules'
import type { Phase } from './constants'
import type { Closure, Listing, MarketSession, MarketSessionRecord, Today, WallTimes } from './contract'
import { readListings } from './listings/reads'
import { phaseAt } from './rules'

type Row = Prisma.MarketSessionGetPayload<object>

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)
export const dateOf = (tradeDate: string): Date => new Date(`${tradeDate}T00:00:00Z`)

/** The product's time by the database, which decides what is due. */
export async function readClock(tx: Pick<Tx, '$queryRaw'> = db): Promise<Date> {
  const [row] = await tx.$queryRaw<{ moment: Date }[]>`
    select date_trunc('milliseconds', platform.clock_now()) as moment`
  if (!row) throw new Error('the database has no clock')
  return row.moment
}

/** A row as the API answers it, in the phase that it is in at `moment`. */
const toSession = (row: Row, moment: Date): MarketSession => ({
  tradeDate: dayOf(row.tradeDate),
  phase: phaseAt({ ...row, phase: row.phase as Phase }, moment),
  version: Number(row.version),
  opensAt: row.opensAt.toISOString(),
  cutoffAt: row.cutoffAt.toISOString(),
  openAt: row.openAt.toISOString(),
  closeAt: row.closeAt.toISOString(),
  fetchAt: row.fetchAt.toISOString(),
  settleAt: row.settleAt.toISOString(),
  isEarlyClose: row.isEarlyClose,
  cancelledReason: row.cancelledReason,
})

/** The session of a day; null when there is none. */
export async function findSession(tradeDate: string, tx: Tx = db): Promise<MarketSession | null> {
  const row = await tx.marketSession.findUnique({ where: { tradeDate: dateOf(tradeDate) } })
  return row && toSession(row, await readClock(tx))
}

const STANDING = { phase: { not: 'CANCELLED' } }

/** The session that takes picks at `moment`, else the next that will. */
async function findActionable(moment: Date): Promise<Row | null> {
  return db.marketSession.findFirst({
    where: { ...STANDING, cutoffAt: { gt: moment } },
    orderBy: { tradeDate: 'asc' },
  })
}

/** The session that takes picks now, else the one being played, else the next; null when no session is to come. */
async function findShown(moment: Date): Promise<Row | null> {
  const actionable = await findActionable(moment)
  if (!actionable || actionable.opensAt <= moment) return actionable
  const played = await db.marketSession.findFirst({
    where: { ...STANDING, cutoffAt: { lte: moment } },
    orderBy: { tradeDate: 'desc' },
  })
  return played && played.phase !== 'SETTLED' && played.phase !== 'HELD' ? played : actionable
}

type Actionable = { session: MarketSession; listings: Listing[] }

/** The session that takes picks now, else the next that will, with its list; null when none is to come. */
export async function findActionableDay(): Promise<Actionable | null> {
  const moment = await readClock()
  const row = await findActionable(moment)
  if (!row) return null
  const session = toSession(row, moment)
  return { session, listings: await readListings(session.tradeDate) }
}

/** The same. Throws NOT_FOUND when none is to come. */
export async function getActionable(): Promise<Actionable> {
  const day = await findActionableDay()
  if (!day) throw noSession()
  return day
}

export const noSession = () => new AppError('NOT_FOUND', { detail: 'No trading session is known.' })

const wallTimesOf = ({ opensAt, cutoffAt, openAt, closeAt, settleAt }: Row, zone: string): WallTimes => ({
  opensAt: wallTime(opensAt, zone),
  cutoffAt: wallTime(cutoffAt, zone),
  openAt: wallTime(openAt, zone),
  closeAt: wallTime(closeAt, zone),
  settleAt: wallTime(settleAt, zone),
})

const briefOf = (row: Row, moment: Date) => {
  const { tradeDate, phase, opensAt, cutoffAt, settleAt } = toSession(row, moment)
  return { tradeDate, phase, opensAt, cutoffAt, settleAt }
}

/** The session to show now with all that a screen needs for it; null when no session is to come. */
export async function findToday(): Promise<Today | null> {
  const moment = await readClock()
  const row = await findShown(moment)
  if (!row) return null
  const { tradeDate } = row
  const session = toSession(row, moment)
  const [before, after, listings] = await Promise.all([
    db.marketSession.findFirst({
      where: { ...STANDING, tradeDate: { lt: tradeDate } },
      orderBy: { tradeDate: 'desc' },
    }),
    db.marketSession.findFirst({ where: { ...STANDING, tradeDate: { gt: tradeDate } }, orderBy: { tradeDate: 'asc' } }),
    readListings(session.tradeDate),
  ])
  return {
    ...session,
    serverNow: moment.toISOString(),
    timeZones: { kst: MEMBER_ZONE, newYork: EXCHANGE_ZONE },
    times: { kst: wallTimesOf(row, MEMBER_ZONE), newYork: wallTimesOf(row, EXCHANGE_ZONE) },
    listings,
    previous: before && briefOf(before, moment),
    next: after && briefOf(after, moment),
  }
}

/** How many sessions after today's US date stand ready. */
export async function countAhead(): Promise<number> {
  const today = exchangeDateOf(await readClock())
  return db.marketSession.count({ where: { ...STANDING, tradeDate: { gt: dateOf(today) } } })
}

type Asked = { cursor?: string; limit: number }

/** Where a list that is read from the latest day down goes on. Throws INVALID_INPUT for a cursor that isn't ours. */
function before(cursor: string | undefined): Date | undefined {
  if (cursor === undefined) return undefined
  const tradeDate = Buffer.from(cursor, 'base64url').toString()
  if (/^\d{4}-\d\d-\d\d$/.test(tradeDate) && !Number.isNaN(dateOf(tradeDate).getTime())) return dateOf(tradeDate)
  throw cursorRefused()
}

function pageOf<R extends { tradeDate: Date }, T>(rows: R[], limit: number, to: (row: R) => T): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const nextCursor = rows.length > limit && last ? Buffer.from(dayOf(last.tradeDate)).toString('base64url') : null
  return { items: shown.map(to), nextCursor }
}

/** A page of sessions for operators, the furthest ahead first. Throws INVALID_INPUT for a cursor that isn't ours. */
export async function listSessionRecords({ cursor, limit }: Asked): Promise<Page<MarketSessionRecord>> {
  const moment = await readClock()
  const until = before(cursor)
  const rows = await db.marketSession.findMany({
    where: until ? { tradeDate: { lt: until } } : {},
    orderBy: { tradeDate: 'desc' },
    take: limit + 1,
  })
  const counts = await countOf(rows.map(({ tradeDate }) => tradeDate))
  return pageOf(rows, limit, (row) => ({
    ...toSession(row, moment),
    ...(counts.get(dayOf(row.tradeDate)) ?? { listings: 0, picks: 0, held: 0 }),
    changedAt: row.changedAt.toISOString(),
  }))
}

type Counts = Pick<MarketSessionRecord, 'listings' | 'picks' | 'held'>

async function countOf(dates: readonly Date[]): Promise<Map<string, Counts>> {
  const rows = await db.$queryRaw<({ tradeDate: string } & Counts)[]>`
    select s.trade_date::text as "tradeDate",
      (select count(*) from predictions.listing l where l.trade_date = s.trade_date)::int as listings,
      (select count(*) from predictions.pick p where p.trade_date = s.trade_date and p.state <> 'CANCELLED')::int as picks,
      (select count(*) from predictions.hold_case h
        where h.trade_date = s.trade_date and h.resolved_at is null)::int as held
    from predictions.market_session s where s.trade_date = any(${dates.map(dayOf)}::date[])`
  return new Map(rows.map(({ tradeDate, ...counts }) => [tradeDate, counts]))
}

/** Dates on which the exchange is shut though no rule says so. */
export async function readClosures(tx: Pick<Tx, 'closure'> = db): Promise<ReadonlySet<string>> {
  const rows = await tx.closure.findMany({ select: { tradeDate: true } })
  return new Set(rows.map(({ tradeDate }) => dayOf(tradeDate)))
}

const toClosure = ({ tradeDate, declaredAt, ...rest }: Prisma.ClosureGetPayload<object>): Closure => ({
  ...rest,
  tradeDate: dayOf(tradeDate),
  declaredAt: declaredAt.toISOString(),
})

/** A page of closures, newest day first. Throws INVALID_INPUT for a cursor that isn't ours. */
export async function listClosures({ cursor, limit }: Asked): Promise<Page<Closure>> {
  const until = before(cursor)
  const rows = await db.closure.findMany({
    where: until ? { tradeDate: { lt: until } } : {},
    orderBy: { tradeDate: 'desc' },
    take: limit + 1,
  })
  return pageOf(rows, limit, toClosure)
}

/** The closure of a day, as `tx` sees it. Throws NOT_FOUND. */
export async function getClosure(tx: Pick<Tx, 'closure'>, tradeDate: string): Promise<Closure> {
  const row = await tx.closure.findUnique({ where: { tradeDate: dateOf(tradeDate) } })
  if (!row) throw new AppError('NOT_FOUND', { detail: 'No closure of that day was declared.' })
  return toClosure(row)
}
