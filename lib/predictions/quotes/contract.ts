import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { CalendarDate, Instant } from '@/lib/platform/kernel/time'
import { HOLD_REASONS, OUTCOMES, SOURCES } from './constants'

const SYMBOLS_MAX = 100

const TradeDate = CalendarDate.meta({ example: '2026-11-20', description: 'US date of the trading session.' })
const StockSymbol = z
  .string()
  .regex(/^[A-Z][A-Z0-9.]{0,9}$/)
  .meta({ example: 'AAPL' })
const Micros = z.int().meta({ description: 'Millionths of a dollar.' })
const SourceName = z.enum(SOURCES)

/** What one source says of a symbol's day. */
export const QuoteFacts = z
  .object({
    source: SourceName,
    closeMicros: Micros.nullable().meta({ description: 'Null: the source says that the symbol did not trade.' }),
    prevCloseMicros: Micros.nullable(),
    split: z.object({ numerator: z.int(), denominator: z.int() }),
    isDemo: z.boolean(),
    bodyHash: z.string().meta({ description: 'SHA-256 of the body that it was read from.' }),
    fetchedAt: Instant,
  })
  .meta({ id: 'QuoteFacts' })

/** Where a symbol's day stands. */
export const EodSymbol = z
  .object({
    symbol: StockSymbol,
    verdict: z.enum(['agreed', ...HOLD_REASONS]).meta({ description: 'agreed: the day can be settled by rule.' }),
    closeMicros: Micros.nullable(),
    prevCloseMicros: Micros.nullable(),
    quotes: z.array(QuoteFacts),
    missingSources: z.array(SourceName).meta({ description: 'Sources in use that have not answered for it yet.' }),
  })
  .meta({ id: 'EodSymbol' })

/** One question to a source and how it ended. */
export const PriceFetch = z
  .object({
    id: z.string(),
    source: z.string(),
    symbol: StockSymbol.nullable().meta({ description: 'Null: all symbols at once.' }),
    outcome: z.enum(OUTCOMES),
    httpStatus: z.int().nullable(),
    detail: z.string(),
    tookMs: z.int(),
    askedAt: Instant,
  })
  .meta({ id: 'PriceFetch' })
export type PriceFetch = z.infer<typeof PriceFetch>

/** Calls of today against what a source allows. */
export const PriceBudget = z
  .object({
    source: SourceName,
    day: z.iso.date().meta({ description: 'In New York.' }),
    calls: z.int(),
    callsMax: z.int().nullable().meta({ description: 'Null: this source counts no days.' }),
    lastCallAt: Instant.nullable(),
  })
  .meta({ id: 'PriceBudget' })

/** How a source did over the last sessions, in symbol days. */
export const SourceScore = z
  .object({
    source: SourceName,
    ok: z.int().meta({ description: 'Its close was the settled one, within 0.2 %, and in time.' }),
    late: z.int().meta({ description: 'Right, but after the session was due to be settled.' }),
    missing: z.int().meta({ description: 'Asked, and no close came.' }),
    wrong: z.int().meta({ description: 'More than 0.2 % from the settled close, or another direction.' }),
  })
  .meta({ id: 'SourceScore' })
export type SourceScore = z.infer<typeof SourceScore>

/** What a run of fetching did. */
export const FetchReport = z
  .object({
    tradeDate: TradeDate.nullable().meta({ description: 'Null: no session is due.' }),
    asked: z.int().meta({ description: 'Questions put to sources.' }),
    stored: z.int().meta({ description: 'Quotes that came of it.' }),
    agreed: z.array(StockSymbol),
    waiting: z.array(StockSymbol).meta({ description: 'Symbols that sources in use still owe a quote for.' }),
  })
  .meta({ id: 'FetchReport' })
export type FetchReport = z.infer<typeof FetchReport>

export const EodStatus = z
  .object({
    tradeDate: TradeDate.nullable(),
    fetchAt: Instant.nullable(),
    settleAt: Instant.nullable(),
    sources: z.array(SourceName).meta({ description: 'In use, in the order of asking.' }),
    symbols: z.array(EodSymbol),
  })
  .meta({ id: 'EodStatus' })
export type EodStatus = z.infer<typeof EodStatus>

export const EodReport = EodStatus.extend({
  fetches: pageOf(PriceFetch),
  budgets: z.array(PriceBudget),
  scorecard: z.array(SourceScore),
}).meta({ id: 'EodReport' })
export type EodReport = z.infer<typeof EodReport>

const Trigger = z.strictObject({
  tradeDate: TradeDate.optional().meta({ description: 'The last session whose prices are due, by default.' }),
  symbols: z.array(StockSymbol).min(1).max(SYMBOLS_MAX).optional().meta({ description: 'All of the day by default.' }),
})

export const fetchEod = endpoint({
  id: 'fetchEod',
  method: 'POST',
  path: '/api/internal/eod/fetch',
  summary: 'Ask the price sources for what is missing of a day (bearer CRON_SECRET)',
  auth: 'public',
  body: Trigger,
  bodyOptional: true,
  responses: { 200: FetchReport },
  errors: ['UNAUTHENTICATED', 'NOT_FOUND', 'CONFLICT'],
})

export const getEodStatus = endpoint({
  id: 'getEodStatus',
  method: 'GET',
  path: '/api/internal/eod/status',
  summary: 'Which prices of a day are there (bearer CRON_SECRET)',
  auth: 'public',
  query: z.strictObject({ tradeDate: TradeDate.optional() }),
  responses: { 200: EodStatus },
  errors: ['UNAUTHENTICATED', 'NOT_FOUND'],
})

export const getEodReport = endpoint({
  id: 'getEodReport',
  method: 'GET',
  path: '/api/admin/predictions/eod',
  summary: 'Prices of a day by symbol and source, questions put to sources, budgets, and how sources did lately',
  auth: ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'],
  query: PageQuery.extend({ tradeDate: TradeDate.optional() }),
  responses: { 200: EodReport },
  errors: ['NOT_FOUND'],
  rateLimit: { limit: 60, windowS: 60, per: 'member' },
})

export const triggerEod = endpoint({
  id: 'triggerEod',
  method: 'POST',
  path: '/api/admin/predictions/eod',
  summary: 'Ask the price sources now for what is missing of a day',
  auth: ['ADMIN'],
  idempotent: true,
  body: Trigger,
  responses: { 200: FetchReport },
  errors: ['NOT_FOUND', 'CONFLICT'],
  rateLimit: { limit: 60, windowS: 60, per: 'member' },
})
