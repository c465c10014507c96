import * as z from 'zod'

/** A moment: ISO 8601 in UTC (`2026-11-21T03:44:00.000Z`). Fields end in `At`. */
export const Instant = z.iso.datetime().meta({ example: '2026-11-21T03:44:00.000Z' })
