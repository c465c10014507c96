import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { line } from '@/lib/platform/kernel/text'
import { Instant } from '@/lib/platform/kernel/time'
import { KoreanDay, StreakCalendar, StreakKind, StreakStatus } from '../streaks/contract'
import { REASON_MAX, STREAK_MAX } from './constants'

const Correction = z
  .object({
    id: idOf('cor'),
    kind: StreakKind,
    asOfDay: KoreanDay,
    streak: z.int(),
    reason: z.string(),
    actor: z.string(),
    createdAt: Instant,
  })
  .meta({ id: 'StreakCorrection' })
export type Correction = z.infer<typeof Correction>

export const MemberStreak = z
  .object({ status: StreakStatus, calendar: StreakCalendar, corrections: z.array(Correction) })
  .meta({ id: 'MemberStreak' })
export type MemberStreak = z.infer<typeof MemberStreak>

const memberParams = z.strictObject({ id: idOf('usr') })

export const getMemberStreak = endpoint({
  id: 'getMemberStreak',
  method: 'GET',
  path: '/api/admin/users/{id}/streak',
  summary: "A member's streaks as they see them, and every correction",
  auth: ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'],
  params: memberParams,
  responses: { 200: MemberStreak },
  errors: ['NOT_FOUND'],
})

export const correctStreak = endpoint({
  id: 'correctStreak',
  method: 'POST',
  path: '/api/admin/users/{id}/streak',
  summary: 'Say where a streak stood at the end of a past day. Nothing is overwritten: the newest word on a day holds',
  auth: ['ADMIN'],
  idempotent: true,
  params: memberParams,
  body: z.strictObject({
    kind: StreakKind,
    streak: z.int().min(0).max(STREAK_MAX),
    asOfDay: KoreanDay.optional().meta({ description: 'Yesterday when absent; never today.' }),
    reason: line({ max: REASON_MAX }),
  }),
  responses: { 200: MemberStreak },
  errors: ['NOT_FOUND'],
})
