import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { Instant } from '@/lib/platform/kernel/time'
import { RewardArt } from '../catalogue/contract'
import { FAILURES, NOTES, STATES } from './constants'

const READERS = ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'] as const

export const RedemptionState = z.enum(STATES).meta({
  id: 'RedemptionState',
  description: 'DONE and FAILED are final. UNKNOWN: the vendor has not said whether it issued; it is being asked.',
})
export type RedemptionState = z.infer<typeof RedemptionState>

export const RedemptionFailure = z.enum(FAILURES).meta({
  id: 'RedemptionFailure',
  description: 'Why it came to nothing. POINT and stock were given back.',
})
export type RedemptionFailure = z.infer<typeof RedemptionFailure>

export const RedemptionNote = z.enum(NOTES).meta({ id: 'RedemptionNote' })
export type RedemptionNote = z.infer<typeof RedemptionNote>

export const TimelineStep = z
  .object({
    step: RedemptionState,
    state: z.enum(['done', 'current', 'upcoming', 'failed']),
    at: Instant.nullable().meta({ description: 'Null while it lies ahead.' }),
    note: RedemptionNote.nullable(),
  })
  .meta({ id: 'RedemptionStep' })
export type TimelineStep = z.infer<typeof TimelineStep>

/** One exchange of POINT for a reward, as lists show it. Its figures are those of the moment of the request. */
export const Redemption = z
  .object({
    id: idOf('rdm'),
    version: z.int().meta({ description: 'Grows with every step; of two states the higher version is the later.' }),
    rewardId: idOf('rwd'),
    nameKo: z.string(),
    nameEn: z.string(),
    image: RewardArt,
    isDemo: z.boolean(),
    pricePoints: z.int(),
    state: RedemptionState,
    failure: RedemptionFailure.nullable(),
    createdAt: Instant,
    changedAt: Instant,
  })
  .meta({ id: 'Redemption' })
export type Redemption = z.infer<typeof Redemption>

export const Voucher = z
  .object({ id: idOf('vch'), code: z.string(), expiresAt: Instant })
  .meta({ id: 'Voucher', description: 'Only its owner ever reads the code.' })
export type Voucher = z.infer<typeof Voucher>

const Timeline = z.array(TimelineStep).meta({ description: 'What happened, then what lies ahead.' })

export const RedemptionDetail = Redemption.extend({
  timeline: Timeline,
  voucher: Voucher.nullable().meta({ description: 'From ISSUED on.' }),
}).meta({ id: 'RedemptionDetail' })
export type RedemptionDetail = z.infer<typeof RedemptionDetail>

/** What operators see of a redemption: everything but the code. */
export const RedemptionRecord = Redemption.extend({
  memberId: idOf('usr'),
  holdId: idOf('hld'),
  attempts: z.int().meta({ description: 'How often the vendor was called.' }),
  nextAt: Instant.nullable().meta({ description: 'When it is taken up again; null when it is over.' }),
  timeline: Timeline,
  voucherId: idOf('vch').nullable(),
}).meta({ id: 'RedemptionRecord' })
export type RedemptionRecord = z.infer<typeof RedemptionRecord>

const Check = z.object({ isOk: z.boolean(), expected: z.int(), found: z.int() })

export const RewardsCheck = z
  .object({
    isOk: z.boolean(),
    checkedAt: Instant,
    openRedemptions: z.int(),
    unknown: z.int().meta({ description: 'Redemptions of which the vendor has not said what became of them.' }),
    oldestOpenAt: Instant.nullable(),
    checks: z.object({
      held: Check.meta({ description: 'POINT on hold for redemptions = prices of those not yet paid or given back.' }),
      paid: Check.meta({ description: 'POINT captured for redemptions = prices of those that are paid.' }),
      stock: Check.meta({ description: 'Rewards whose issued and reserved units differ from their redemptions: 0.' }),
      vouchers: Check.meta({ description: 'Redemptions and vouchers that do not belong together one to one: 0.' }),
    }),
  })
  .meta({ id: 'RewardsCheck' })
export type RewardsCheck = z.infer<typeof RewardsCheck>

const params = z.strictObject({ id: idOf('rdm') })

export const redeemReward = endpoint({
  id: 'redeemReward',
  method: 'POST',
  path: '/api/v1/rewards/redeem',
  summary:
    'Exchange POINT for a reward. POINT and one unit are set aside at once; the voucher follows, see the timeline',
  auth: 'member',
  idempotent: true,
  body: z.strictObject({
    rewardId: idOf('rwd'),
    pricePoints: z.int().min(1).meta({ description: 'The price that was shown; another one now is a CONFLICT.' }),
  }),
  responses: { 202: z.object({ redemption: RedemptionDetail }) },
  errors: ['NOT_FOUND', 'CONFLICT', 'OUT_OF_STOCK', 'INSUFFICIENT_FUNDS'],
  rateLimit: { limit: 5, windowS: 60, per: 'member' },
})

export const listMyRedemptions = endpoint({
  id: 'listMyRedemptions',
  method: 'GET',
  path: '/api/v1/rewards/redemptions',
  summary: 'My redemptions, newest first',
  auth: 'member',
  query: PageQuery,
  responses: { 200: pageOf(Redemption) },
  errors: [],
})

export const getMyRedemption = endpoint({
  id: 'getMyRedemption',
  method: 'GET',
  path: '/api/v1/rewards/redemptions/{id}',
  summary: 'One of my redemptions with its timeline, and the voucher once it is issued',
  auth: 'member',
  params,
  responses: { 200: RedemptionDetail },
  errors: ['NOT_FOUND'],
})

export const listRedemptions = endpoint({
  id: 'listRedemptions',
  method: 'GET',
  path: '/api/admin/rewards/redemptions',
  summary: 'Redemptions of all members, newest first; scope open: those under way',
  auth: READERS,
  query: PageQuery.extend({
    state: RedemptionState.optional(),
    scope: z.enum(['all', 'open']).default('all'),
    memberId: idOf('usr').optional(),
  }),
  responses: { 200: pageOf(RedemptionRecord) },
  errors: [],
})

export const getRedemption = endpoint({
  id: 'getRedemption',
  method: 'GET',
  path: '/api/admin/rewards/redemptions/{id}',
  summary: 'One redemption with its timeline, without the code',
  auth: READERS,
  params,
  responses: { 200: RedemptionRecord },
  errors: ['NOT_FOUND'],
})

export const retryRedemption = endpoint({
  id: 'retryRedemption',
  method: 'POST',
  path: '/api/admin/rewards/redemptions/{id}/retry',
  summary: 'Take a redemption up again now instead of at its time. It skips no step and undoes nothing by itself',
  auth: ['ADMIN'],
  idempotent: true,
  params,
  responses: { 202: RedemptionRecord },
  errors: ['NOT_FOUND', 'CONFLICT'],
})

export const getRewardsCheck = endpoint({
  id: 'getRewardsCheck',
  method: 'GET',
  path: '/api/admin/rewards/check',
  summary: 'Whether holds, stock and vouchers agree with the redemptions, looked at now',
  auth: READERS,
  responses: { 200: RewardsCheck },
  errors: [],
})
