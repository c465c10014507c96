/** A day without the product for this long, added up, is spoiled: the member's own hour may have lain in it. */
export const SPOILED_MIN = 60
/** Shortly before midnight less is enough: who comes then has no other hour left. */
export const LATE_WINDOW_MIN = 60
export const SPOILED_LATE_MIN = 10

/** A product that gave no sign of life for this long was down. Three missed ticks of its jobs may be a slow machine. */
export const SILENCE_MIN = 10

/** Most that an operator declares at once: a slip in the year must not cover a year. */
export const OUTAGE_DAYS_MAX = 31
/** Nobody remembers older ones, and a year that is mistyped is one. */
export const OUTAGE_AGE_DAYS_MAX = 366
export const REASON_MAX = 200
