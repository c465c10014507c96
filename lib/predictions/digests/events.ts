import * as z from 'zod'
import { idOf } from '@/lib/platform/kernel/id'

const Count = z.int().min(0)
const told = {
  version: z.int().min(1),
  tradeDate: z.iso.date(),
  won: Count,
  lost: Count,
  void: Count,
  open: Count,
  points: Count,
}

/** Payload of `settlement_update` with the key `ox:<day>`: what the member's picks of the day have become. */
export const SettlementUpdate = z.object({
  ...told,
  picks: z.array(
    z.object({
      id: idOf('prd'),
      symbol: z.string(),
      side: z.enum(['UP', 'DOWN']),
      state: z.enum(['OPEN', 'WON', 'LOST', 'VOID']),
      points: Count.nullable(),
      settlementVersion: z.int().nullable(),
    }),
  ),
})
export type SettlementUpdate = z.infer<typeof SettlementUpdate>

/** Payload of the `notification` with the same key: the day in one line. */
export const SettlementNotice = z.object({ ...told, kind: z.literal('ox_settled'), isCorrection: z.boolean() })
export type SettlementNotice = z.infer<typeof SettlementNotice>
