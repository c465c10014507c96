import * as z from 'zod'
import { Instant } from '@/lib/platform/kernel/time'
import { Pause } from './contract'

const SetLimit = z.object({
  limit: z.int().nullable(),
  pending: z.object({ limit: z.int().nullable(), at: Instant }).nullable(),
})

/** Payload of `limits_update` under the key `limits`: what the member has set, whole. */
export const LimitsUpdate = z.object({
  version: z.int(),
  limits: z.object({ stake: SetLimit, loss: SetLimit, minutes: SetLimit }),
  pause: Pause.nullable(),
})
export type LimitsUpdate = z.infer<typeof LimitsUpdate>

/** Payload of `limits_update` under the key `notice`: when the hourly notice was last read, on whatever device. */
export const NoticeUpdate = z.object({ version: z.int(), acknowledgedAt: Instant })
export type NoticeUpdate = z.infer<typeof NoticeUpdate>
