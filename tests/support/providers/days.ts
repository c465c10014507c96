import { setClock } from '@/lib/platform/clock/clock'
import { db } from '@/lib/platform/db/client'
import { listSessions, previousSession } from '@/lib/predictions/calendar/rules'

const NONE: ReadonlySet<string> = new Set()
/** With the minute until the next tick. */
const QUARTER_MS = 16 * 60_000

export type PriceDay = { tradeDate: string; previousDate: string; openAt: Date; closeAt: Date }

/** Sessions that no test of the file has used yet: quotes are kept for ever. */
const unused = listSessions('2026-01-05', '2026-06-30', NONE).map(({ tradeDate }) => tradeDate)

/** A session of the calendar with its list, at the moment at which it is due to be settled. */
export async function priceDay(symbols: readonly string[], named?: string): Promise<PriceDay> {
  const tradeDate = named ?? unused.shift() ?? ''
  const [times] = listSessions(tradeDate, tradeDate, NONE)
  if (!times) throw new Error(`${tradeDate} is no session`)
  const { tradeDate: _, ...instants } = times
  const date = new Date(tradeDate)
  await setClock(instants.settleAt)
  await db.stock.createMany({
    data: symbols.map((symbol, index) => ({
      symbol,
      nameKo: symbol,
      nameEn: symbol,
      position: 900 + index,
      validFrom: new Date('2013-01-02'),
    })),
    skipDuplicates: true,
  })
  await db.marketSession.create({ data: { tradeDate: date, ...instants, calendarVersion: 1, phase: 'EOD_WAIT' } })
  await db.listing.createMany({
    data: symbols.map((symbol, index) => ({ tradeDate: date, symbol, position: index + 1 })),
  })
  await db.priceBudget.deleteMany()
  return { tradeDate, previousDate: previousSession(tradeDate, NONE), openAt: times.openAt, closeAt: times.closeAt }
}

/** The day's next quarter of an hour. */
export async function laterBy(day: PriceDay, quarters: number): Promise<void> {
  const [times] = listSessions(day.tradeDate, day.tradeDate, NONE)
  await setClock(new Date((times?.settleAt.getTime() ?? 0) + quarters * QUARTER_MS))
}

/** How each question of the day went, in order. */
export async function fetchesOf({ tradeDate }: PriceDay) {
  const rows = await db.priceFetch.findMany({ where: { tradeDate: new Date(tradeDate) }, orderBy: { id: 'asc' } })
  return rows.map(({ source, symbol, outcome, httpStatus, detail }) => ({
    source,
    symbol,
    outcome,
    httpStatus,
    detail,
  }))
}

export const quotesOf = ({ tradeDate }: PriceDay) =>
  db.quote.findMany({ where: { tradeDate: new Date(tradeDate) }, orderBy: { id: 'asc' } })
