import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { Amount } from '@/lib/platform/kernel/money'
import { line } from '@/lib/platform/kernel/text'
import { Instant } from '@/lib/platform/kernel/time'
import { LIMIT_BOUNDS, LIMIT_KINDS, PAUSES } from './constants'

export const LimitKind = z.enum(LIMIT_KINDS)
export type LimitKind = z.infer<typeof LimitKind>

const PauseKind = z.enum(['cool_off', 'self_exclusion'])
const PauseTerm = z
  .enum(Object.keys(PAUSES) as [keyof typeof PAUSES, ...(keyof typeof PAUSES)[]])
  .meta({ id: 'PauseTerm', description: 'day, week, month: cool-off; half_year, year, five_years: self-exclusion.' })
export type PauseTerm = z.infer<typeof PauseTerm>

/** `null`: no limit. */
const limitOf = (kind: LimitKind) => z.int().min(LIMIT_BOUNDS[kind].min).max(LIMIT_BOUNDS[kind].max).nullable()

const DayLimit = z
  .object({
    limit: z.int().nullable().meta({ description: 'In force now; null is none.' }),
    pending: z
      .object({ limit: z.int().nullable(), at: Instant })
      .nullable()
      .meta({ description: 'A looser limit that was asked for, and the instant from which it holds.' }),
    used: z
      .int()
      .meta({ description: 'Of today: GOLD staked, GOLD lost (open rounds counted as lost), minutes played.' }),
    left: z.int().nullable().meta({ description: 'What today still allows; null without a limit.' }),
  })
  .meta({ id: 'DayLimit' })
export type DayLimit = z.infer<typeof DayLimit>

export const Pause = z.object({ kind: PauseKind, until: Instant }).meta({ id: 'Pause' })
export type Pause = z.infer<typeof Pause>

/** What a member has set for themselves, and what of it today has used. */
export const Limits = z
  .object({
    version: z.int().meta({ description: 'Of what is set; grows with every change. Also the ETag.' }),
    limits: z.object({ stake: DayLimit, loss: DayLimit, minutes: DayLimit }),
    pause: Pause.nullable().meta({ description: 'No game takes a stake before `until`; nothing shortens it.' }),
    day: z
      .object({ startsAt: Instant, endsAt: Instant })
      .meta({ description: 'Today: the calendar day in Korea that limits count.' }),
    net: z
      .object({ today: Amount, week: Amount, month: Amount })
      .meta({ description: 'GOLD paid out less GOLD staked, today and in 7 and 30 calendar days with today.' }),
  })
  .meta({ id: 'Limits' })
export type Limits = z.infer<typeof Limits>

/** Whether it is time to say how long somebody has been playing. */
export const PlayNotice = z
  .object({
    now: Instant,
    session: z
      .object({ id: idOf('gse'), startedAt: Instant, minutes: z.int(), net: Amount })
      .nullable()
      .meta({ description: 'The stretch of play under way; null when the last round is a quarter of an hour ago.' }),
    acknowledgedAt: Instant.nullable(),
    dueAt: Instant.nullable().meta({ description: 'An hour after the start or the last acknowledgement.' }),
    isDue: z.boolean(),
  })
  .meta({ id: 'PlayNotice' })
export type PlayNotice = z.infer<typeof PlayNotice>

const LimitChanges = z
  .strictObject({
    stake: limitOf('stake').optional(),
    loss: limitOf('loss').optional(),
    minutes: limitOf('minutes').optional(),
  })
  .refine((body) => Object.keys(body).length > 0, { error: 'give at least one limit' })

export const getLimits = endpoint({
  id: 'getLimits',
  method: 'GET',
  path: '/api/games/limits',
  summary: 'My limits, what today has used of them, and my break; the ETag goes into If-Match of a change',
  auth: 'member',
  responses: { 200: Limits },
  errors: [],
})

export const updateLimits = endpoint({
  id: 'updateLimits',
  method: 'PUT',
  path: '/api/games/limits',
  summary:
    'Change my limits; what is left out stays. Lower holds at once. Higher, or null for none, holds 24 hours after it ' +
    'was asked for; asking for the limit in force takes that back.',
  auth: 'member',
  ifMatch: true,
  body: LimitChanges,
  responses: { 200: Limits },
  errors: [],
  rateLimit: { limit: 60, windowS: 60, per: 'member' },
})

export const pausePlay = endpoint({
  id: 'pausePlay',
  method: 'POST',
  path: '/api/games/limits/pause',
  summary: 'Take a break from every game. It can be made longer, and neither shortened nor lifted: CONFLICT.',
  auth: 'member',
  idempotent: true,
  body: z.strictObject({ term: PauseTerm }),
  responses: { 200: Limits },
  errors: ['CONFLICT'],
})

export const getPlayNotice = endpoint({
  id: 'getPlayNotice',
  method: 'GET',
  path: '/api/games/limits/notice',
  summary: 'How long I have been playing, and whether it is time to be told',
  auth: 'member',
  responses: { 200: PlayNotice },
  errors: [],
})

export const acknowledgePlayNotice = endpoint({
  id: 'acknowledgePlayNotice',
  method: 'POST',
  path: '/api/games/limits/notice/ack',
  summary: 'I have read the hourly notice: no device shows it again for an hour',
  auth: 'member',
  body: z.strictObject({}),
  bodyOptional: true,
  responses: { 200: PlayNotice },
  errors: [],
  rateLimit: { limit: 60, windowS: 60, per: 'member' },
})

const params = z.strictObject({ id: idOf('usr') })
const reason = line({ max: 200 })

export const getMemberLimits = endpoint({
  id: 'getMemberLimits',
  method: 'GET',
  path: '/api/admin/users/{id}/limits',
  summary: 'What a member has set for themselves, and what today has used of it',
  auth: ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'],
  params,
  responses: { 200: Limits },
  errors: ['NOT_FOUND'],
})

export const lowerMemberLimits = endpoint({
  id: 'lowerMemberLimits',
  method: 'PUT',
  path: '/api/admin/users/{id}/limits',
  summary: 'Lower a member’s limits, on their wish. Nobody but the member raises one: CONFLICT.',
  auth: ['ADMIN'],
  idempotent: true,
  ifMatch: true,
  params,
  body: z.strictObject({ limits: LimitChanges, reason }),
  responses: { 200: Limits },
  errors: ['NOT_FOUND', 'CONFLICT'],
})

export const pauseMember = endpoint({
  id: 'pauseMember',
  method: 'POST',
  path: '/api/admin/users/{id}/limits/pause',
  summary: 'Begin or lengthen a member’s break from every game. Nobody shortens or lifts one: CONFLICT.',
  auth: ['ADMIN'],
  idempotent: true,
  params,
  body: z.strictObject({ term: PauseTerm, reason }),
  responses: { 200: Limits },
  errors: ['NOT_FOUND', 'CONFLICT'],
})
