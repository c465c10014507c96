import * as z from 'zod'
import { Redemption, TimelineStep } from './contract'

/** Payload of `reservation_update` under the redemption's id: where it stands, whole. The voucher's code is never in it. */
export const ReservationUpdate = z.object({
  version: z.int(),
  kind: z.literal('redemption'),
  redemption: Redemption,
  timeline: z.array(TimelineStep),
})
export type ReservationUpdate = z.infer<typeof ReservationUpdate>
