import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { line } from '@/lib/platform/kernel/text'
import { CalendarDate, Instant } from '@/lib/platform/kernel/time'
import { StockSymbol } from '../universe/contract'
import { PHASES, REASON_MAX } from './constants'

export const TradeDate = CalendarDate.meta({ description: 'US date of a trading session.', example: '2026-11-23' })

export const Phase = z.enum(PHASES).meta({
  id: 'MarketPhase',
  description:
    'SCHEDULED until picks open, PREDICT until the cut-off, LOCKED until the close, EOD_WAIT until prices are judged, ' +
    'SETTLING, SETTLED. HELD: an operator decides about a symbol. CANCELLED: the exchange stays shut.',
})

const Points = z.int().min(1)

export const Listing = z
  .object({
    symbol: StockSymbol,
    nameKo: z.string(),
    nameEn: z.string(),
    position: z.int(),
    previousClose: z.int().nullable().meta({ description: 'Of the session before, in millionths of a dollar.' }),
    sparkline: z
      .array(z.int())
      .meta({ description: 'The last closes known, oldest first, in millionths of a dollar.' }),
    isDemo: z.boolean().meta({ description: 'The prices are made up, for trying the product without a source.' }),
    pointsRange: z
      .object({ min: Points, max: Points })
      .meta({ description: 'What a right pick can bring; how much is known at the cut-off.' }),
    points: z
      .object({ up: Points, down: Points })
      .nullable()
      .meta({ description: 'What a right pick of either side brings; null until the cut-off has frozen it.' }),
  })
  .meta({ id: 'Listing' })
export type Listing = z.infer<typeof Listing>

const Times = {
  opensAt: Instant.meta({ description: 'Picks are taken from here on.' }),
  cutoffAt: Instant.meta({ description: 'The first instant at which picks are no longer taken.' }),
  openAt: Instant.meta({ description: 'The opening bell.' }),
  closeAt: Instant.meta({ description: 'The closing bell.' }),
  fetchAt: Instant.meta({ description: 'Prices are asked for from here on.' }),
  settleAt: Instant.meta({ description: 'Results are expected from here on.' }),
  isEarlyClose: z.boolean(),
}

export const MarketSession = z
  .object({
    tradeDate: TradeDate,
    phase: Phase,
    version: z.int().meta({ description: 'Rises with each change of phase.' }),
    ...Times,
    cancelledReason: z.string().nullable(),
  })
  .meta({ id: 'MarketSession' })
export type MarketSession = z.infer<typeof MarketSession>

const Wall = z.string().meta({ example: '2026-11-23T23:30:00+09:00' })
/** The same instants as wall clocks show them, with their offset. */
const WallTimes = z.object({ opensAt: Wall, cutoffAt: Wall, openAt: Wall, closeAt: Wall, settleAt: Wall })
export type WallTimes = z.infer<typeof WallTimes>

export const Today = MarketSession.extend({
  serverNow: Instant.meta({ description: 'Count down from this, not from the device.' }),
  timeZones: z.object({ kst: z.literal('Asia/Seoul'), newYork: z.literal('America/New_York') }),
  times: z.object({ kst: WallTimes, newYork: WallTimes }),
  listings: z.array(Listing),
  previous: z
    .object({ tradeDate: TradeDate, phase: Phase, settleAt: Instant })
    .nullable()
    .meta({ description: 'The session before this one: its results are there once it is SETTLED.' }),
  next: z
    .object({ tradeDate: TradeDate, opensAt: Instant, cutoffAt: Instant })
    .nullable()
    .meta({ description: 'The session after this one.' }),
}).meta({ id: 'TodaySession' })
export type Today = z.infer<typeof Today>

const PUBLIC_READS = { limit: 120, windowS: 60, per: 'ip' } as const
const OPERATOR_CALLS = { limit: 60, windowS: 60, per: 'member' } as const

export const getTodaySession = endpoint({
  id: 'getTodaySession',
  method: 'GET',
  path: '/api/v1/session/today',
  summary: 'The trading session to pick for now; between cut-off and the next opening, the one that is being played',
  auth: 'public',
  responses: { 200: Today },
  errors: ['NOT_FOUND'],
  rateLimit: PUBLIC_READS,
})

const Moved = z.object({ moved: z.array(z.object({ tradeDate: TradeDate, phase: Phase })) }).meta({
  id: 'MovedSessions',
  description: 'What this call moved; empty when nothing was due or somebody else did it.',
})

export const flipToPredict = endpoint({
  id: 'flipToPredict',
  method: 'POST',
  path: '/api/internal/session/flip-to-predict',
  summary: 'Opens picks of the sessions whose hour has come (bearer CRON_SECRET)',
  auth: 'public',
  responses: { 200: Moved },
  errors: ['UNAUTHENTICATED'],
})

export const cutOff = endpoint({
  id: 'cutOff',
  method: 'POST',
  path: '/api/internal/session/cutoff',
  summary: 'Locks the sessions whose cut-off has passed and freezes their points (bearer CRON_SECRET)',
  auth: 'public',
  responses: { 200: Moved },
  errors: ['UNAUTHENTICATED'],
})

export const MarketSessionRecord = MarketSession.extend({
  listings: z.int(),
  picks: z.int().meta({ description: 'Picks that stand, of all members.' }),
  held: z.int().meta({ description: 'Symbols that wait for an operator.' }),
  changedAt: Instant,
}).meta({ id: 'MarketSessionRecord' })
export type MarketSessionRecord = z.infer<typeof MarketSessionRecord>

export const listMarketSessions = endpoint({
  id: 'listMarketSessions',
  method: 'GET',
  path: '/api/admin/predictions/sessions',
  summary: 'Trading sessions, the furthest ahead first',
  auth: ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'],
  query: PageQuery,
  responses: { 200: pageOf(MarketSessionRecord) },
  errors: [],
  rateLimit: OPERATOR_CALLS,
})

export const makeMarketSessions = endpoint({
  id: 'makeMarketSessions',
  method: 'POST',
  path: '/api/admin/predictions/sessions',
  summary: 'Makes the next ten sessions by the calendar where they are missing, and brings their lists up to date',
  auth: ['ADMIN'],
  idempotent: true,
  responses: { 200: z.object({ made: z.int() }) },
  errors: [],
  rateLimit: OPERATOR_CALLS,
})

export const Closure = z
  .object({ tradeDate: TradeDate, reason: z.string(), declaredBy: z.string(), declaredAt: Instant })
  .meta({ id: 'Closure' })
export type Closure = z.infer<typeof Closure>

export const listClosures = endpoint({
  id: 'listClosures',
  method: 'GET',
  path: '/api/admin/predictions/closures',
  summary: 'Days on which the exchange was or will be shut though no rule says so, newest first',
  auth: ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'],
  query: PageQuery,
  responses: { 200: pageOf(Closure) },
  errors: [],
  rateLimit: OPERATOR_CALLS,
})

export const declareClosure = endpoint({
  id: 'declareClosure',
  method: 'POST',
  path: '/api/admin/predictions/closures',
  summary: 'Declares that the exchange stays shut on a day: its session is cancelled and every pick of it is void',
  auth: ['ADMIN'],
  idempotent: true,
  body: z.strictObject({ tradeDate: TradeDate, reason: line({ max: REASON_MAX }) }),
  responses: { 201: Closure },
  errors: ['CONFLICT'],
  rateLimit: OPERATOR_CALLS,
})
