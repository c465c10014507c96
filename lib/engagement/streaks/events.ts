import * as z from 'zod'
import { KoreanDay, StreakKind } from './contract'

/** Payload of `streak_update`: where the member's streaks stand. `version`: milliseconds of the product's clock. */
export const StreakUpdate = z.object({
  version: z.int(),
  todayDay: KoreanDay,
  streaks: z.array(z.object({ kind: StreakKind, streak: z.int(), isClaimed: z.boolean() })),
})
export type StreakUpdate = z.infer<typeof StreakUpdate>
