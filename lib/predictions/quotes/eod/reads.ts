import 'server-only'
import { db } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import { AppError } from '@/lib/platform/kernel/errors'
import { cursorRefused } from '@/lib/platform/kernel/page'
import { EXCHANGE_ZONE } from '../../calendar/constants'
import { ALLOWANCES } from '../../providers/constants/sources'
import { type Outcome, SCORE_DAYS } from '../constants'
import type { EodReport, EodStatus, PriceFetch, SourceScore } from '../contract'
import { findDueDate, readConsensuses } from '../reads'
import type { Consensus } from '../rules'

type Asked = { tradeDate?: string | undefined }
const NOTHING_DUE = { tradeDate: null, fetchAt: null, settleAt: null, symbols: [] }

const toStanding = (symbol: string, found: Consensus): EodStatus['symbols'][number] => ({
  symbol,
  verdict: found.kind === 'agreed' ? 'agreed' : found.reason,
  closeMicros: found.kind === 'agreed' ? Number(found.closeMicros) : null,
  prevCloseMicros: found.kind === 'agreed' ? Number(found.prevCloseMicros) : null,
  quotes: found.quotes.map(({ closeMicros, prevCloseMicros, fetchedAt, ...rest }) => ({
    ...rest,
    closeMicros: closeMicros === null ? null : Number(closeMicros),
    prevCloseMicros: prevCloseMicros === null ? null : Number(prevCloseMicros),
    fetchedAt: fetchedAt.toISOString(),
  })),
  missingSources: env.PRICE_SOURCES.filter((source) => !found.quotes.some((quote) => quote.source === source)),
})

/**
 * Which prices of a day are there, and whether they agree; the last day that is due when none is named. Throws NOT_FOUND
 * for a day without session.
 */
export async function readEodStatus({ tradeDate: named }: Asked): Promise<EodStatus> {
  const sources = env.PRICE_SOURCES
  const tradeDate = named ?? (await findDueDate())
  if (tradeDate === null) return { ...NOTHING_DUE, sources }
  const date = new Date(tradeDate)
  const session = await db.marketSession.findUnique({ where: { tradeDate: date } })
  if (!session) throw new AppError('NOT_FOUND', { detail: 'There is no session on this date.' })
  const listings = await db.listing.findMany({ where: { tradeDate: date }, orderBy: { position: 'asc' } })
  const symbols = listings.map(({ symbol }) => symbol)
  const standing = await readConsensuses(tradeDate, symbols)
  return {
    tradeDate,
    fetchAt: session.fetchAt.toISOString(),
    settleAt: session.settleAt.toISOString(),
    sources,
    symbols: [...standing].map(([symbol, found]) => toStanding(symbol, found)),
  }
}

/** The same with what was asked of whom, newest first, today's budgets, and how each source did lately. */
export async function readEodReport({
  tradeDate,
  ...page
}: Asked & { cursor?: string | undefined; limit: number }): Promise<EodReport> {
  const status = await readEodStatus({ tradeDate })
  const [fetches, budgets, scorecard] = await Promise.all([
    listFetches(status.tradeDate, page),
    readBudgets(),
    readScorecard(),
  ])
  return { ...status, fetches, budgets, scorecard }
}

async function listFetches(tradeDate: string | null, page: { cursor?: string | undefined; limit: number }) {
  if (tradeDate === null) return { items: [], nextCursor: null }
  if (page.cursor !== undefined && !/^\d{1,18}$/.test(page.cursor)) throw cursorRefused()
  const rows = await db.priceFetch.findMany({
    where: { tradeDate: new Date(tradeDate), ...(page.cursor !== undefined && { id: { lt: BigInt(page.cursor) } }) },
    orderBy: { id: 'desc' },
    take: page.limit + 1,
  })
  const items = rows.slice(0, page.limit).map(
    ({ id, outcome, askedAt, tradeDate: _, ...rest }): PriceFetch => ({
      ...rest,
      id: String(id),
      outcome: outcome as Outcome,
      askedAt: askedAt.toISOString(),
    }),
  )
  return { items, nextCursor: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null }
}

async function readBudgets(): Promise<EodReport['budgets']> {
  const [today] = await db.$queryRaw<{ day: string }[]>`
    select to_char(platform.clock_now() at time zone ${EXCHANGE_ZONE}, 'YYYY-MM-DD') as day`
  const day = today?.day ?? ''
  const rows = await db.priceBudget.findMany({ where: { day: new Date(day) } })
  return env.PRICE_SOURCES.map((source) => {
    const row = rows.find((one) => one.source === source)
    const { callsMax } = ALLOWANCES[source]
    return { source, day, calls: row?.calls ?? 0, callsMax, lastCallAt: row?.lastCallAt?.toISOString() ?? null }
  })
}

/**
 * Symbol days of each source against the closes that settled them. Right is within 0.2 % of the settled close (20 bp, as
 * for consensus) and in its direction, in whole cents; late is right, but heard of after the session was due to be settled.
 */
async function readScorecard(): Promise<SourceScore[]> {
  const rows = await db.$queryRaw<SourceScore[]>`
    with settled as (
      select distinct on (trade_date, symbol) trade_date, symbol, settle_at, close_micros, prev_close_micros
      from predictions.settlement join predictions.market_session using (trade_date)
      where trade_date > (platform.clock_now() - make_interval(days => ${SCORE_DAYS}))::date
      order by trade_date, symbol, settlement.version desc),
    asked as (
      select distinct source, trade_date, settled.symbol, settle_at, close_micros, prev_close_micros
      from settled join predictions.price_fetch question using (trade_date)
      where coalesce(question.symbol, settled.symbol) = settled.symbol and close_micros is not null),
    judged as (
      select asked.source, said.close_micros is null as is_missing, told_at > settle_at as is_late,
        abs(said.close_micros - asked.close_micros) * 500 > least(said.close_micros, asked.close_micros)
          or sign((said.close_micros + 5000) / 10000 - (asked.prev_close_micros + 5000) / 10000)
            <> sign((asked.close_micros + 5000) / 10000 - (asked.prev_close_micros + 5000) / 10000) as is_wrong
      from asked left join lateral (
        select (array_agg(close_micros order by id desc))[1] as close_micros, max(fetched_at) as told_at
        from predictions.quote
        where quote.trade_date = asked.trade_date and quote.symbol = asked.symbol and quote.source = asked.source
      ) said on true)
    select source, count(*) filter (where is_missing)::integer as missing,
      count(*) filter (where not is_missing and is_wrong is true)::integer as wrong,
      count(*) filter (where not is_missing and is_wrong is not true and is_late)::integer as late,
      count(*) filter (where not is_missing and is_wrong is not true and not is_late)::integer as ok
    from judged group by source order by source`
  return rows
}
