/** Closes shown before the hidden day. */
export const SHOWN_CLOSES = 30
/** The first close shown, in hundredths: prices are told as an index, since real ones would give the date away. */
export const INDEX_BASE = 10_000
/** Answers after which practice says something of skill. */
export const ROUND_PICKS = 10
/** How long a day may be looked at before its token is no longer taken. */
export const TOKEN_HOURS = 24
