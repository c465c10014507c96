const SECOND_MS = 1_000
const MINUTE_S = 60
const HOUR_S = 3_600
const DAY_S = 86_400

export type Span = { days: number; hours: number; minutes: number; seconds: number }

/** What is left of a wait, in whole units; a second that has begun still counts, so that zero means over. */
export function spanOf(leftMs: number): Span {
  const left = Math.max(0, Math.ceil(leftMs / SECOND_MS))
  return {
    days: Math.floor(left / DAY_S),
    hours: Math.floor((left % DAY_S) / HOUR_S),
    minutes: Math.floor((left % HOUR_S) / MINUTE_S),
    seconds: left % MINUTE_S,
  }
}

/** Whole minutes before the end at which somebody who doesn't see the figures is told. */
const TOLD_MIN = [60, 30, 10, 5, 1]

/** The last of those minutes that has come, or null: it changes five times in the last hour and never in between. */
export function toldMinute(leftMs: number): number | null {
  if (leftMs <= 0) return null
  return TOLD_MIN.findLast((minutes) => leftMs <= minutes * MINUTE_S * SECOND_MS) ?? null
}

/** The first of the instants that is still to come, in milliseconds of the epoch; null when all have passed. */
export function nextOf(instants: readonly string[], nowMs: number): number | null {
  const ahead = instants.map((instant) => Date.parse(instant)).filter((ms) => ms > nowMs)
  return ahead.length > 0 ? Math.min(...ahead) : null
}
