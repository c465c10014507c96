import * as z from 'zod'
import { PERIODS } from './constants'

/** A stretch of the Korean calendar that holds this moment; weeks begin on Monday. */
export const Period = z
  .enum(PERIODS)
  .meta({ id: 'Period', description: 'By the Korean calendar; weeks begin on Monday.' })
export type Period = z.infer<typeof Period>

/** A day of the Korean calendar: `2026-11-21`. Fields end in `Day`. */
export const CalendarDay = z.iso.date().meta({ example: '2026-11-21' })

/** Which days a period holds. The key names them for ever: what is asked tomorrow has another key. */
export const Span = z.object({
  key: z.string().meta({ example: '2026-W47' }),
  fromDay: CalendarDay.nullable().meta({ description: 'First day; null for `all`.' }),
  toDay: CalendarDay.meta({ description: 'Last day of it so far: today.' }),
})
export type Span = z.infer<typeof Span>
