/** Longer than the product has existed for decades to come; a slip of the finger is not. */
export const STREAK_MAX = 10_000
/** A correction reaches back as far as somebody can still say what was wrong. */
export const CORRECTION_DAYS_MAX = 366
export const REASON_MAX = 200
