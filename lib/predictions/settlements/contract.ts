import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { line } from '@/lib/platform/kernel/text'
import { CalendarDate, Instant } from '@/lib/platform/kernel/time'
import { HOLD_REASONS, NOTE_MAX, OUTCOMES, SETTLEMENT_STATES, STEPS, VOID_REASONS } from './constants'

/** A session's US date. */
const TradeDate = CalendarDate.meta({ example: '2026-11-20' })
const SymbolCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9.]{0,9}$/)
  .meta({ example: 'AAPL' })
const Micros = z.int().meta({ description: 'Millionths of a dollar: $1 is 1000000.', example: 189_250_000 })
const Count = z.int().min(0)

export const Outcome = z.enum(OUTCOMES).meta({ id: 'Outcome' })
export type Outcome = z.infer<typeof Outcome>
export const VoidReason = z.enum(VOID_REASONS).meta({ id: 'VoidReason' })
export type VoidReason = z.infer<typeof VoidReason>
const HoldReason = z.enum(HOLD_REASONS).meta({ id: 'HoldReason' })

const Split = z.object({ numerator: z.int(), denominator: z.int() }).meta({
  description: '7 and 1: seven new shares for one old, so that the previous close counts as a seventh.',
})

const SettledPick = z
  .object({
    id: idOf('prd'),
    side: z.enum(['UP', 'DOWN']),
    confidence: z.int().nullable(),
    state: z.enum(['OPEN', 'WON', 'LOST', 'VOID']),
    points: Count.nullable().meta({ description: 'POINT that the settlement awards it; null until then.' }),
  })
  .meta({ id: 'SettledPick' })
export type SettledPick = z.infer<typeof SettledPick>

const result = {
  tradeDate: TradeDate,
  symbol: SymbolCode,
  nameKo: z.string(),
  nameEn: z.string(),
  state: z.enum(SETTLEMENT_STATES),
  version: Count.meta({ description: 'Of the settlement that holds now; 0 while there is none.' }),
  outcome: Outcome.nullable(),
  voidReason: VoidReason.nullable(),
  holdReason: HoldReason.nullable().meta({ description: 'Why it waits for an operator.' }),
  prevCloseMicros: Micros.nullable().meta({ description: 'Already adjusted for a split of this day.' }),
  closeMicros: Micros.nullable(),
  split: Split,
  picks: z.object({ up: Count, down: Count }).nullable().meta({ description: 'As they were at the cut-off.' }),
  points: z.object({ up: Count, down: Count }).nullable().meta({ description: 'What a right pick of each side gets.' }),
  decidedAt: Instant.nullable(),
  pick: SettledPick.nullable().meta({ description: 'Mine.' }),
}
export const SettlementResult = z.object(result).meta({ id: 'SettlementResult' })
export type SettlementResult = z.infer<typeof SettlementResult>

export const SettlementDay = z
  .object({
    tradeDate: TradeDate,
    state: z.enum(SETTLEMENT_STATES),
    isClosed: z.boolean().meta({ description: 'The market did not open, or not for long enough, by decree.' }),
    isEarlyClose: z.boolean(),
    closeAt: Instant,
    settleAt: Instant,
    serverNow: Instant,
    mine: z.object({ won: Count, lost: Count, void: Count, open: Count, points: Count }),
    results: z.array(SettlementResult),
  })
  .meta({ id: 'SettlementDay' })
export type SettlementDay = z.infer<typeof SettlementDay>

const Evidence = z
  .object({
    source: z.string(),
    closeMicros: Micros.nullable().meta({ description: 'Null: the source says that it did not trade.' }),
    prevCloseMicros: Micros.nullable(),
    split: Split,
    isDemo: z.boolean(),
    bodyHash: z.string().meta({ description: 'SHA-256 of the body that was read, in hex.' }),
    fetchedAt: Instant,
  })
  .meta({ id: 'PriceEvidence' })
export type Evidence = z.infer<typeof Evidence>

const Fact = z.union([z.string(), z.int(), z.boolean(), z.null()])
const Step = z
  .object({
    step: z.enum(STEPS),
    result: z.string().meta({ description: 'A word: what the step found.' }),
    facts: z.record(z.string(), Fact).meta({ description: 'The figures it looked at.' }),
  })
  .meta({ id: 'DecisionStep' })
export type Step = z.infer<typeof Step>

const SettlementVersion = z
  .object({
    version: z.int().min(1),
    outcome: Outcome,
    voidReason: VoidReason.nullable(),
    prevCloseMicros: Micros.nullable(),
    closeMicros: Micros.nullable(),
    split: Split,
    ruleVersion: z.int(),
    path: z.array(Step),
    evidence: z.array(Evidence),
    decidedBy: z.enum(['rule', 'operator']),
    note: z.string(),
    decidedAt: Instant,
    appliedAt: Instant.nullable(),
    changes: z
      .array(z.object({ field: z.string(), from: Fact, to: Fact }))
      .meta({ description: 'What this version says differently from the one before it.' }),
  })
  .meta({ id: 'SettlementVersion' })
export type SettlementVersion = z.infer<typeof SettlementVersion>

export const SettlementReceipt = z
  .object({
    ...result,
    ruleVersion: z.int(),
    path: z.array(Step),
    evidence: z.array(Evidence),
    versions: z.array(SettlementVersion).meta({ description: 'Newest first.' }),
    owedPoints: Count.meta({
      description: 'What corrections took back of POINT I had spent; the next awards fill it.',
    }),
  })
  .meta({ id: 'SettlementReceipt' })
export type SettlementReceipt = z.infer<typeof SettlementReceipt>

const SettlementRun = z
  .object({
    tradeDate: TradeDate,
    settled: Count.meta({ description: 'Symbols with an outcome.' }),
    held: Count.meta({ description: 'Symbols that wait for an operator.' }),
    applied: Count.meta({ description: 'Picks that this run gave their result.' }),
  })
  .meta({ id: 'SettlementRun' })
export type SettlementRun = z.infer<typeof SettlementRun>

const HeldCase = z
  .object({
    tradeDate: TradeDate,
    symbol: SymbolCode,
    nameKo: z.string(),
    nameEn: z.string(),
    reason: HoldReason,
    detail: z.string(),
    openedAt: Instant,
    picks: z.object({ up: Count, down: Count }).nullable(),
    evidence: z.array(Evidence),
  })
  .meta({ id: 'HeldCase' })
export type HeldCase = z.infer<typeof HeldCase>

const publicRate = { limit: 120, windowS: 60, per: 'ip' } as const
const adminRate = { limit: 60, windowS: 60, per: 'member' } as const
const OPERATORS = ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'] as const
const dayParams = z.strictObject({ tradeDate: TradeDate })
const symbolParams = z.strictObject({ tradeDate: TradeDate, symbol: SymbolCode })

const decision = z
  .strictObject({
    outcome: Outcome,
    voidReason: VoidReason.optional().meta({ description: '`operator` when absent and the outcome is VOID.' }),
    prevCloseMicros: z.int().positive().optional().meta({ description: 'Adjusted for a split; kept when absent.' }),
    closeMicros: z.int().positive().optional(),
    note: line({ max: NOTE_MAX }).meta({ description: 'Why; members read it in the receipt.' }),
  })
  .refine(({ outcome, voidReason }) => outcome === 'VOID' || voidReason === undefined, {
    path: ['voidReason'],
    error: 'only VOID has a reason',
  })
export type Decision = z.infer<typeof decision>

export const getSettlementDay = endpoint({
  id: 'getSettlementDay',
  method: 'GET',
  path: '/api/v1/settlements/{tradeDate}',
  summary: 'Results of a session: every symbol of its list, and what became of my picks',
  auth: 'member',
  params: dayParams,
  responses: { 200: SettlementDay },
  errors: ['NOT_FOUND'],
  rateLimit: publicRate,
})

export const getSettlementReceipt = endpoint({
  id: 'getSettlementReceipt',
  method: 'GET',
  path: '/api/v1/settlements/{tradeDate}/{symbol}',
  summary: 'The receipt: what each source said, the split factor, each step of the decision, and every version of it',
  auth: 'member',
  params: symbolParams,
  responses: { 200: SettlementReceipt },
  errors: ['NOT_FOUND'],
  rateLimit: publicRate,
})

export const runSettlement = endpoint({
  id: 'runSettlement',
  method: 'POST',
  path: '/api/internal/settlement/run',
  summary: 'Settle a session, or every one that is due, and finish what was interrupted (bearer CRON_SECRET)',
  auth: 'public',
  body: z.strictObject({ tradeDate: TradeDate.optional() }),
  bodyOptional: true,
  responses: { 200: z.object({ runs: z.array(SettlementRun) }) },
  errors: ['UNAUTHENTICATED', 'NOT_FOUND', 'CONFLICT'],
})

export const listHeldCases = endpoint({
  id: 'listHeldCases',
  method: 'GET',
  path: '/api/admin/predictions/held',
  summary: 'Symbols that wait for an operator, and why, oldest first',
  auth: OPERATORS,
  responses: { 200: z.object({ cases: z.array(HeldCase) }) },
  errors: [],
  rateLimit: adminRate,
})

export const decideHeldCase = endpoint({
  id: 'decideHeldCase',
  method: 'POST',
  path: '/api/admin/predictions/held/{tradeDate}/{symbol}',
  summary: 'Say what a held symbol did; points follow at once',
  auth: ['ADMIN'],
  idempotent: true,
  params: symbolParams,
  body: decision,
  responses: { 200: SettlementVersion },
  errors: ['NOT_FOUND', 'CONFLICT'],
  rateLimit: adminRate,
})

export const correctSettlement = endpoint({
  id: 'correctSettlement',
  method: 'POST',
  path: '/api/admin/predictions/settlements/{tradeDate}/{symbol}/correct',
  summary:
    'Settle again: the next version takes back what the last one awarded. Spent points are owed, nothing else is lost',
  auth: ['ADMIN'],
  idempotent: true,
  params: symbolParams,
  body: decision,
  responses: { 200: SettlementVersion },
  errors: ['NOT_FOUND', 'CONFLICT'],
  rateLimit: adminRate,
})

export const startSettlement = endpoint({
  id: 'startSettlement',
  method: 'POST',
  path: '/api/admin/predictions/settlements/run',
  summary: 'Settle a session now instead of at the next tick; what is settled stays',
  auth: ['ADMIN'],
  idempotent: true,
  body: z.strictObject({ tradeDate: TradeDate }),
  responses: { 200: SettlementRun },
  errors: ['NOT_FOUND', 'CONFLICT'],
  rateLimit: adminRate,
})

export const excuseSession = endpoint({
  id: 'excuseSession',
  method: 'POST',
  path: '/api/admin/predictions/settlements/{tradeDate}/excuse',
  summary: 'An outage of ours kept members from picking: this session breaks no streak',
  auth: ['ADMIN'],
  idempotent: true,
  params: dayParams,
  body: z.strictObject({ reason: line({ max: NOTE_MAX }) }),
  responses: { 200: z.object({ tradeDate: TradeDate, reason: z.string() }) },
  errors: ['NOT_FOUND', 'CONFLICT'],
  rateLimit: adminRate,
})
