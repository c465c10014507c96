import * as z from 'zod'

/** A moment: ISO 8601 in UTC (`2026-11-21T03:44:00.000Z`). Fields end in `At`. */
export const Instant = z.iso.datetime().meta({ example: '2026-11-21T03:44:00.000Z' })

/** A day of the calendar (`2026-11-20`). Year 0 is valid in ISO 8601 and unknown to PostgreSQL. */
export const CalendarDate = z.iso.date().refine((date) => !date.startsWith('0000'), { error: 'there is no year 0' })
