import 'server-only'
import { db } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import { AppError } from '@/lib/platform/kernel/errors'
import { previousSession } from '../calendar/rules'
import type { Question } from '../providers/rules/reading'
import type { Source } from './constants'
import { type Consensus, decideConsensus, type QuoteEvidence } from './rules'

export type { Consensus } from './rules'

type QuoteRow = Omit<QuoteEvidence, 'source' | 'split'> & {
  symbol: string
  source: string
  numerator: number
  denominator: number
}

const toEvidence = ({ source, numerator, denominator, symbol: _, ...rest }: QuoteRow): QuoteEvidence => ({
  ...rest,
  source: source as Source,
  split: { numerator, denominator },
})

/** The newest word of each source on these symbols' day, in the order in which sources are asked. The demo's counts only while it is in use. */
async function readNewest(tradeDate: string, symbols: readonly string[]): Promise<QuoteRow[]> {
  const rows = await db.$queryRaw<QuoteRow[]>`
    select distinct on (symbol, is_demo, source) symbol, source, close_micros as "closeMicros",
      prev_close_micros as "prevCloseMicros", split_numerator as numerator, split_denominator as denominator,
      is_demo as "isDemo", body_hash as "bodyHash", fetched_at as "fetchedAt"
    from predictions.quote where trade_date = ${tradeDate}::date and symbol = any(${symbols})
    order by symbol, is_demo, source, id desc`
  const order: readonly string[] = env.PRICE_SOURCES
  const placeOf = ({ source }: QuoteRow) => (order.includes(source) ? order.indexOf(source) : order.length)
  return rows.filter(({ isDemo }) => !isDemo || order.includes('offline')).sort((a, b) => placeOf(a) - placeOf(b))
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

async function readPreviousDate(tradeDate: string): Promise<string> {
  const closures = await db.closure.findMany({ select: { tradeDate: true } })
  return previousSession(tradeDate, new Set(closures.map((closure) => dayOf(closure.tradeDate))))
}

/**
 * What has to be asked to settle a day (its listed symbols, its close, the session before), and what time it is. Throws NOT_FOUND when there is
 * no session, CONFLICT while it runs or when it was called off.
 */
export async function getPriceDay(tradeDate: string): Promise<{ day: Question; moment: Date }> {
  const session = await db.marketSession.findUnique({ where: { tradeDate: new Date(tradeDate) } })
  if (!session) throw new AppError('NOT_FOUND', { detail: 'There is no session on this date.' })
  const [clock] = await db.$queryRaw<{ moment: Date }[]>`select platform.clock_now() as moment`
  if (session.phase === 'CANCELLED' || !clock || clock.moment < session.closeAt) {
    throw new AppError('CONFLICT', { detail: 'A session has closes only after its closing bell.' })
  }
  const [previousDate, listings] = await Promise.all([
    readPreviousDate(tradeDate),
    db.listing.findMany({ where: { tradeDate: session.tradeDate }, orderBy: { position: 'asc' } }),
  ])
  const symbols = listings.map(({ symbol }) => symbol)
  return { day: { tradeDate, previousDate, closeAt: session.closeAt, symbols }, moment: clock.moment }
}

/** The last session whose prices are due by now, or null. */
export async function findDueDate(): Promise<string | null> {
  const [found] = await db.$queryRaw<{ tradeDate: string }[]>`
    select to_char(trade_date, 'YYYY-MM-DD') as "tradeDate" from predictions.market_session
    where fetch_at <= platform.clock_now() and phase <> 'CANCELLED' order by trade_date desc limit 1`
  return found?.tradeDate ?? null
}

/**
 * Closes that settled the session before, in micros, by symbol. One that the demo settled is none for real sources, and
 * the other way round: the two know different prices.
 */
async function readStoredCloses(previousDate: string, symbols: readonly string[], isDemo: boolean) {
  const rows = await db.$queryRaw<{ symbol: string; closeMicros: bigint | null }[]>`
    select distinct on (s.symbol) s.symbol, s.close_micros as "closeMicros" from predictions.settlement s
    where s.symbol = any(${symbols}) and s.trade_date = ${previousDate}::date and not exists (
        select from predictions.quote q where q.trade_date = s.trade_date and q.symbol = s.symbol
        having bool_and(q.is_demo <> ${isDemo}))
    order by s.symbol, s.version desc`
  return new Map(rows.map(({ symbol, closeMicros }) => [symbol, closeMicros]))
}

/** What the sources together say of these symbols' day, by symbol. */
export async function readConsensuses(tradeDate: string, symbols: readonly string[]): Promise<Map<string, Consensus>> {
  const [rows, previousDate] = await Promise.all([readNewest(tradeDate, symbols), readPreviousDate(tradeDate)])
  const hasReal = new Set(rows.filter(({ isDemo }) => !isDemo).map(({ symbol }) => symbol))
  const [storedReal, storedDemo] = await Promise.all([
    readStoredCloses(previousDate, [...hasReal], false),
    readStoredCloses(
      previousDate,
      symbols.filter((symbol) => !hasReal.has(symbol)),
      true,
    ),
  ])
  return new Map(
    symbols.map((symbol) => {
      const quotes = rows.filter((row) => row.symbol === symbol).map(toEvidence)
      return [symbol, decideConsensus(quotes, storedReal.get(symbol) ?? storedDemo.get(symbol) ?? null)]
    }),
  )
}

/** What the sources together say of a symbol's day. A symbol that nobody asked for is held: no_data. */
export async function readConsensus(tradeDate: string, symbol: string): Promise<Consensus> {
  const found = (await readConsensuses(tradeDate, [symbol])).get(symbol)
  if (!found) throw new Error(`no consensus for ${symbol}`)
  return found
}
