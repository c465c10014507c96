import * as z from 'zod'
import { BalanceAnswer } from '@/lib/ledger/contract'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { AssetCode, PositiveAmount } from '@/lib/platform/kernel/money'
import { Instant } from '@/lib/platform/kernel/time'
import { STREAK_KIND_DEFAULT, STREAK_KINDS } from './constants'

export const StreakKind = z.enum(STREAK_KINDS).meta({ id: 'StreakKind' })
export type StreakKind = (typeof STREAK_KINDS)[number]

/** A calendar day in Asia/Seoul. */
export const KoreanDay = z.iso.date().meta({ example: '2026-11-21' })

export const Reward = z.object({ asset: AssetCode, amount: PositiveAmount }).meta({ id: 'StreakReward' })
export type Reward = z.infer<typeof Reward>

const Count = z.int().min(0)

export const StreakClaim = z
  .object({
    kind: StreakKind,
    claimDay: KoreanDay,
    streak: Count.meta({ description: 'What this day counted as in the row.' }),
    rewards: z.array(Reward),
    transferId: idOf('trf'),
    claimedAt: Instant,
  })
  .meta({ id: 'StreakClaim' })
export type StreakClaim = z.infer<typeof StreakClaim>

const StreakStanding = z
  .object({
    kind: StreakKind,
    streak: Count.meta({ description: 'Days in a row, today included once it counts.' }),
    best: Count,
    isActiveToday: z.boolean().meta({ description: 'Today counts already, claimed or not.' }),
    canClaim: z.boolean(),
    claim: StreakClaim.nullable().meta({ description: "Today's, once it is made." }),
    reward: z.object({ streak: Count, rewards: z.array(Reward) }).meta({ description: 'What today pays, or paid.' }),
    protections: z.object({
      held: Count,
      max: Count,
      daysToNext: Count.meta({ description: 'Days with the deed until one more is earned.' }),
    }),
  })
  .meta({ id: 'StreakStanding' })
export type StreakStanding = z.infer<typeof StreakStanding>

const DayBoundary = {
  todayDay: KoreanDay,
  endsAt: Instant.meta({ description: 'The instant at which today ends: 00:00:00.000 in Asia/Seoul.' }),
}

export const StreakStatus = z
  .object({
    ...DayBoundary,
    isProtectionOn: z.boolean(),
    streaks: z.array(StreakStanding),
  })
  .meta({ id: 'StreakStatus' })
export type StreakStatus = z.infer<typeof StreakStatus>

const PreviewDay = z.object({ day: KoreanDay, streak: Count, rewards: z.array(Reward) })

export const StreakPreview = z
  .object({
    ...DayBoundary,
    endsAtKst: z.iso.datetime({ offset: true }).meta({ example: '2026-11-22T00:00:00+09:00' }),
    timeZone: z.literal('Asia/Seoul'),
    streaks: z.array(
      z.object({
        kind: StreakKind,
        days: z.array(PreviewDay).meta({ description: 'For a member who misses none of them.' }),
        table: z
          .array(z.object({ fromStreak: Count, rewards: z.array(Reward) }))
          .meta({ description: 'Everything this streak ever pays; the last line holds from there on.' }),
      }),
    ),
  })
  .meta({ id: 'StreakPreview' })
export type StreakPreview = z.infer<typeof StreakPreview>

const DAY_STATES = ['claimed', 'kept', 'protected', 'outage', 'missed', 'open', 'ahead', 'before'] as const
export type DayState = (typeof DAY_STATES)[number]

const CalendarEntry = z.object({
  day: KoreanDay,
  state: z.enum(DAY_STATES).meta({
    description:
      'claimed: reward taken; kept: counted, reward not taken; protected: a protection was used; outage: we were down, ' +
      'nothing was used; missed; open: today; ahead; before the first day.',
  }),
  streak: Count.meta({ description: 'Days in a row when the day ended.' }),
  rewards: z.array(Reward).meta({ description: 'What was taken.' }),
  isCorrected: z.boolean().meta({ description: 'An operator said where the streak stood.' }),
})
export type CalendarEntry = z.infer<typeof CalendarEntry>

export const StreakCalendar = z
  .object({
    month: z.string(),
    todayDay: KoreanDay,
    streaks: z.array(z.object({ kind: StreakKind, days: z.array(CalendarEntry) })),
  })
  .meta({ id: 'StreakCalendar' })
export type StreakCalendar = z.infer<typeof StreakCalendar>

export const StreakReceipt = z
  .object({
    claim: StreakClaim,
    isNew: z.boolean().meta({ description: 'False when this day had been claimed before: then this is that claim.' }),
    status: StreakStatus,
    balance: BalanceAnswer,
  })
  .meta({ id: 'StreakReceipt' })
export type StreakReceipt = z.infer<typeof StreakReceipt>

export const getStreakStatus = endpoint({
  id: 'getStreakStatus',
  method: 'GET',
  path: '/api/streak/status',
  summary: 'My streaks: days in a row, what today pays, protections, and when today ends',
  auth: 'member',
  responses: { 200: StreakStatus },
  errors: [],
})

export const getStreakPreview = endpoint({
  id: 'getStreakPreview',
  method: 'GET',
  path: '/api/streak/preview',
  summary: 'What the coming days pay, the whole reward table, and the exact end of today',
  auth: 'member',
  responses: { 200: StreakPreview },
  errors: [],
})

export const getStreakCalendar = endpoint({
  id: 'getStreakCalendar',
  method: 'GET',
  path: '/api/streak/calendar',
  summary: 'A month of my streaks, day by day',
  auth: 'member',
  query: z.strictObject({
    month: z
      .string()
      .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
      .optional()
      .meta({ description: 'YYYY-MM; the current month when absent.', example: '2026-11' }),
  }),
  responses: { 200: StreakCalendar },
  errors: [],
})

export const claimStreak = endpoint({
  id: 'claimStreak',
  method: 'POST',
  path: '/api/streak/claim',
  summary: "Take today's reward, once for each kind and Korean day, on however many devices",
  auth: 'member',
  idempotent: true,
  body: z.strictObject({ actionType: StreakKind.default(STREAK_KIND_DEFAULT) }),
  bodyOptional: true,
  responses: { 200: StreakReceipt },
  errors: ['NOT_EARNED', 'NOT_FOUND', 'BALANCE_LIMIT'],
})

export const tickStreak = endpoint({
  id: 'tickStreak',
  method: 'POST',
  path: '/api/streak/tick',
  summary: 'Note that I was here today, without taking the reward',
  auth: 'member',
  body: z.strictObject({ actionType: z.literal('DAILY_LOGIN').default('DAILY_LOGIN') }),
  bodyOptional: true,
  responses: { 200: StreakStatus },
  errors: [],
})

export const setStreakProtection = endpoint({
  id: 'setStreakProtection',
  method: 'PUT',
  path: '/api/streak/protection',
  summary: 'Whether missed days, from today on, use my protections',
  auth: 'member',
  body: z.strictObject({ isOn: z.boolean() }),
  responses: { 200: StreakStatus },
  errors: [],
})
