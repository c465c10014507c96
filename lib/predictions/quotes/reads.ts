import 'server-only'
import { db } from '@/lib/platform/db/client'
import type { Source } from './constants'
import { type Consensus, decideConsensus, type QuoteEvidence } from './rules'

export type { Consensus, QuoteEvidence } from './rules'

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

/** The newest word of each source on these symbols' day, real sources before the demo, by source. */
async function readNewest(tradeDate: string, symbols: readonly string[]): Promise<QuoteRow[]> {
  return db.$queryRaw<QuoteRow[]>`
    select distinct on (symbol, is_demo, source) symbol, source, close_micros as "closeMicros",
      prev_close_micros as "prevCloseMicros", split_numerator as numerator, split_denominator as denominator,
      is_demo as "isDemo", body_hash as "bodyHash", fetched_at as "fetchedAt"
    from predictions.quote where trade_date = ${tradeDate}::date and symbol = any(${symbols})
    order by symbol, is_demo, source, id desc`
}

/**
 * Closes that settled the session before, in micros, by symbol. One that the demo settled is none for real sources, and
 * the other way round: the two know different prices.
 */
async function readStoredCloses(tradeDate: string, symbols: readonly string[], isDemo: boolean) {
  const rows = await db.$queryRaw<{ symbol: string; closeMicros: bigint }[]>`
    select distinct on (s.symbol) s.symbol, s.close_micros as "closeMicros" from predictions.settlement s
    where s.symbol = any(${symbols}) and s.trade_date = (
        select max(trade_date) from predictions.market_session
        where trade_date < ${tradeDate}::date and phase <> 'CANCELLED')
      and not exists (
        select from predictions.quote q where q.trade_date = s.trade_date and q.symbol = s.symbol
        having bool_and(q.is_demo <> ${isDemo}))
    order by s.symbol, s.version desc`
  return new Map(rows.map(({ symbol, closeMicros }) => [symbol, closeMicros]))
}

/** What the sources together say of these symbols' day, by symbol. */
export async function readConsensuses(tradeDate: string, symbols: readonly string[]): Promise<Map<string, Consensus>> {
  const rows = await readNewest(tradeDate, symbols)
  const hasReal = new Set(rows.filter(({ isDemo }) => !isDemo).map(({ symbol }) => symbol))
  const [storedReal, storedDemo] = await Promise.all([
    readStoredCloses(tradeDate, [...hasReal], false),
    readStoredCloses(
      tradeDate,
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
