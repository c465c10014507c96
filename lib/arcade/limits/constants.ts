/** What a member can limit for a KST calendar day, in the order screens show it: GOLD, GOLD, minutes. */
export const LIMIT_KINDS = ['stake', 'loss', 'minutes'] as const

/** A stricter limit holds at once; a looser one has to be slept on. */
export const RAISE_DELAY_MS = 24 * 3_600_000

/** Limits beneath the smallest stake would be a pause under another name; beyond the largest they would limit nothing. */
export const LIMIT_BOUNDS = {
  stake: { min: 10, max: 1_000_000 },
  loss: { min: 10, max: 1_000_000 },
  minutes: { min: 5, max: 1_440 },
} as const

/**
 * Breaks, shortest first, in whole days from the moment of asking. Half a year, a year and five years are the terms of
 * GAMSTOP (gamstop.co.uk); there is none without an end, so nobody ever has to ask a stranger to be let in again.
 */
export const PAUSES = {
  day: { kind: 'cool_off', days: 1 },
  week: { kind: 'cool_off', days: 7 },
  month: { kind: 'cool_off', days: 30 },
  half_year: { kind: 'self_exclusion', days: 183 },
  year: { kind: 'self_exclusion', days: 365 },
  five_years: { kind: 'self_exclusion', days: 1_826 },
} as const

/**
 * How long somebody plays without being told for how long: the hourly notice of the Korean rules for online games
 * (게임산업법 시행령: elapsed time, and the sentence about daily life, once an hour).
 */
export const NOTICE_EVERY_MS = 3_600_000

/** A stretch of play is over this long after its last round. */
export const SESSION_IDLE_MS = 15 * 60_000

/** Spans of the net position, in KST calendar days with today. */
export const NET_SPANS = { today: 1, week: 7, month: 30 } as const
