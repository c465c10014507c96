import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { Amount, AssetCode, PositiveAmount } from '@/lib/platform/kernel/money'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { line } from '@/lib/platform/kernel/text'
import { Instant } from '@/lib/platform/kernel/time'
import { ADJUSTMENT_MAX, MEMO_MAX } from './constants'

const OPERATORS_READ = ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'] as const

export const AssetBalance = z
  .object({
    available: Amount.meta({ description: 'What can be spent now.' }),
    held: Amount.meta({ description: 'What is set aside.' }),
    version: z.int().meta({ description: 'Grows with every change of this asset: keep the higher one.' }),
  })
  .meta({ id: 'AssetBalance' })
export type AssetBalance = z.infer<typeof AssetBalance>

export const BalanceAnswer = z
  .object({
    version: z.int().meta({ description: 'Sum of the versions of all assets.' }),
    balances: z.record(AssetCode, AssetBalance),
  })
  .meta({ id: 'Balance' })
export type BalanceAnswer = z.infer<typeof BalanceAnswer>

export const HistoryItem = z
  .object({
    transferId: idOf('trf'),
    kind: z.enum(['transfer', 'hold', 'capture', 'release', 'reversal']),
    asset: AssetCode,
    amount: Amount.meta({ description: 'Signed; 0 where only the held part changed.' }),
    balanceAfter: Amount.meta({ description: 'Everything owned after this entry, the held part included.' }),
    heldDelta: Amount.meta({ description: 'Change of the held part.' }),
    heldAfter: Amount,
    version: z.int(),
    reason: z.string(),
    relatedType: z.string().nullable(),
    relatedId: z.string().nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'HistoryItem' })
export type HistoryItem = z.infer<typeof HistoryItem>

export const AdminHistoryItem = HistoryItem.extend({
  memo: z.string().nullable().meta({ description: "The operator's reason." }),
  actor: z.string().nullable(),
}).meta({ id: 'AdminHistoryItem' })
export type AdminHistoryItem = z.infer<typeof AdminHistoryItem>

const HistoryQuery = PageQuery.extend({ asset: AssetCode.optional() })

export const getBalance = endpoint({
  id: 'getBalance',
  method: 'GET',
  path: '/api/users/balance',
  summary: 'What I have, in every asset, with versions',
  auth: 'member',
  responses: { 200: BalanceAnswer },
  errors: [],
})

export const listBalanceHistory = endpoint({
  id: 'listBalanceHistory',
  method: 'GET',
  path: '/api/users/balance/history',
  summary: 'What changed my balances, newest first, with the running balance',
  auth: 'member',
  query: HistoryQuery,
  responses: { 200: pageOf(HistoryItem) },
  errors: [],
})

export const getPointsBalance = endpoint({
  id: 'getPointsBalance',
  method: 'GET',
  path: '/api/v1/points/balance',
  summary: 'My POINT',
  auth: 'member',
  responses: { 200: AssetBalance.extend({ asset: AssetCode }).meta({ id: 'PointsBalance' }) },
  errors: [],
})

export const listPointsLedger = endpoint({
  id: 'listPointsLedger',
  method: 'GET',
  path: '/api/v1/points/ledger',
  summary: 'What changed my POINT, newest first',
  auth: 'member',
  query: PageQuery,
  responses: { 200: pageOf(HistoryItem) },
  errors: [],
})

const Reason = line({ max: MEMO_MAX }).meta({ description: 'Why, for the audit. Members never see it.' })
export const Adjustment = z.object({ transferId: idOf('trf'), balance: BalanceAnswer }).meta({ id: 'Adjustment' })
export type Adjustment = z.infer<typeof Adjustment>

const adjusting = {
  method: 'POST',
  auth: ['ADMIN'],
  idempotent: true,
  responses: { 200: Adjustment },
  errors: ['NOT_FOUND', 'INSUFFICIENT_FUNDS', 'BALANCE_LIMIT'],
} as const
const memberParams = z.strictObject({ id: idOf('usr') })

export const grantGold = endpoint({
  ...adjusting,
  id: 'grantGold',
  path: '/api/admin/users/{id}/gold/grant',
  summary: 'Gives a member GOLD',
  params: memberParams,
  body: z.strictObject({ amount: PositiveAmount.max(ADJUSTMENT_MAX), reason: Reason }),
})

export const deductGold = endpoint({
  ...adjusting,
  id: 'deductGold',
  path: '/api/admin/users/{id}/gold/deduct',
  summary: 'Takes GOLD from a member, as far as it is there',
  params: memberParams,
  body: z.strictObject({ amount: PositiveAmount.max(ADJUSTMENT_MAX), reason: Reason }),
})

export const adjustPoints = endpoint({
  ...adjusting,
  id: 'adjustPoints',
  path: '/api/admin/users/adjust-points',
  summary: "Raises or lowers a member's POINT",
  body: z.strictObject({
    memberId: idOf('usr'),
    amount: Amount.min(-ADJUSTMENT_MAX)
      .max(ADJUSTMENT_MAX)
      .refine((amount) => amount !== 0, { error: 'must not be 0' })
      .meta({ description: 'Signed, not 0.' }),
    reason: Reason,
  }),
})

export const getMemberBalance = endpoint({
  id: 'getMemberBalance',
  method: 'GET',
  path: '/api/admin/users/{id}/balance',
  summary: 'What a member has',
  auth: OPERATORS_READ,
  params: memberParams,
  responses: { 200: BalanceAnswer },
  errors: ['NOT_FOUND'],
})

export const listMemberHistory = endpoint({
  id: 'listMemberHistory',
  method: 'GET',
  path: '/api/admin/users/{id}/balance/history',
  summary: "What changed a member's balances, with operators' reasons",
  auth: OPERATORS_READ,
  params: memberParams,
  query: HistoryQuery,
  responses: { 200: pageOf(AdminHistoryItem) },
  errors: ['NOT_FOUND'],
})
