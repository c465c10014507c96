import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { line } from '@/lib/platform/kernel/text'
import { CalendarDate, Instant } from '@/lib/platform/kernel/time'
import { NAME_MAX, SYMBOLS_MAX } from './constants'

export const StockSymbol = z
  .string()
  .regex(/^[A-Z][A-Z0-9.]{0,9}$/)
  .meta({ description: 'Ticker on the exchange.', example: 'AAPL' })

const UsDate = CalendarDate.meta({ description: 'US date of a trading session.', example: '2026-11-23' })

export const Stock = z
  .object({
    symbol: StockSymbol,
    nameKo: z.string(),
    nameEn: z.string(),
    position: z.int().min(1),
    validFrom: UsDate,
    validTo: UsDate.nullable().meta({ description: 'The last day on which it is listed; null while there is none.' }),
    version: z.int(),
    changedAt: Instant,
  })
  .meta({ id: 'Stock' })
export type Stock = z.infer<typeof Stock>

export const NewStock = z.strictObject({
  symbol: StockSymbol,
  nameKo: line({ max: NAME_MAX }),
  nameEn: line({ max: NAME_MAX }),
  position: z.int().min(1).max(1_000),
  validFrom: UsDate,
  validTo: UsDate.nullable().default(null),
  version: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'The version that was read; without it the record is replaced whatever it was.' }),
})
export type NewStock = z.infer<typeof NewStock>

export const Universe = z
  .object({
    tradeDate: UsDate,
    symbols: z.array(Stock.pick({ symbol: true, nameKo: true, nameEn: true, position: true })),
  })
  .meta({ id: 'Universe' })
export type Universe = z.infer<typeof Universe>

export const getTodayUniverse = endpoint({
  id: 'getTodayUniverse',
  method: 'GET',
  path: '/api/v1/universe/today',
  summary: 'The symbols of the session to pick for now, else of the next one',
  auth: 'public',
  responses: { 200: Universe },
  errors: ['NOT_FOUND'],
  rateLimit: { limit: 120, windowS: 60, per: 'ip' },
})

export const upsertUniverse = endpoint({
  id: 'upsertUniverse',
  method: 'POST',
  path: '/api/internal/universe/upsert',
  summary:
    'Adds or replaces symbols (bearer CRON_SECRET); sessions that have not opened follow, others stay as they are',
  auth: 'public',
  body: z.strictObject({ symbols: z.array(NewStock).min(1).max(SYMBOLS_MAX) }),
  responses: { 200: z.object({ symbols: z.array(Stock) }) },
  errors: ['UNAUTHENTICATED', 'CONFLICT'],
})

const OPERATOR_CALLS = { limit: 60, windowS: 60, per: 'member' } as const

export const listStocks = endpoint({
  id: 'listStocks',
  method: 'GET',
  path: '/api/admin/predictions/symbols',
  summary: 'Every symbol that is, was or will be listed, in the order of the list',
  auth: ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'],
  responses: { 200: z.object({ symbols: z.array(Stock) }) },
  errors: [],
  rateLimit: OPERATOR_CALLS,
})

export const upsertStock = endpoint({
  id: 'upsertStock',
  method: 'POST',
  path: '/api/admin/predictions/symbols',
  summary: 'Adds or replaces a symbol; sessions that have not opened follow, others stay as they are',
  auth: ['ADMIN'],
  idempotent: true,
  body: NewStock,
  responses: { 200: Stock },
  errors: ['CONFLICT'],
  rateLimit: OPERATOR_CALLS,
})
