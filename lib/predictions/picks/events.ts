import * as z from 'zod'
import { MyDay } from './contract'

/** Payload of `event_update` with the key `<member>:<day>`: the member's day as it is at `version`. */
export const MyDayUpdate = MyDay.extend({ kind: z.literal('pick_day') })
export type MyDayUpdate = z.infer<typeof MyDayUpdate>
