/** A calendar day in Asia/Seoul, `YYYY-MM-DD`. Days of this form compare as texts. */
export type Day = string
/** A calendar month, `YYYY-MM`. */
export type Month = string

/** Korea has kept UTC+9 without daylight saving time since 1988 (tz database, Asia/Seoul), so a day is 24 hours. */
const KST_AHEAD_MS = 9 * 3_600_000
export const DAY_MS = 24 * 3_600_000

/** The day's place in the row of all days; consecutive days have consecutive numbers. */
export const numberOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS

export const dayAt = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10)

export const addDays = (day: Day, count: number): Day => dayAt(numberOf(day) + count)

/** The Korean calendar day that `moment` lies in, wherever the asker is. */
export const dayOf = (moment: Date): Day => new Date(moment.getTime() + KST_AHEAD_MS).toISOString().slice(0, 10)

/** The day's first instant, 00:00:00.000 in Korea; also the end of the day before. */
export const startOf = (day: Day): Date => new Date(numberOf(day) * DAY_MS - KST_AHEAD_MS)

/** The instant at which the day is over: from then on it is the next one. */
export const endOf = (day: Day): Date => startOf(addDays(day, 1))

/** The same instant as a Korean clock shows it: `2026-11-22T00:00:00+09:00`. */
export const inKst = (moment: Date): string =>
  `${new Date(moment.getTime() + KST_AHEAD_MS).toISOString().slice(0, 19)}+09:00`

export const monthOf = (day: Day): Month => day.slice(0, 7)

/** All days of the month, in order. */
export function daysOf(month: Month): Day[] {
  const first = numberOf(`${month}-01`)
  const next = new Date(first * DAY_MS)
  next.setUTCMonth(next.getUTCMonth() + 1)
  return Array.from({ length: next.getTime() / DAY_MS - first }, (_, index) => dayAt(first + index))
}

/** 0 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay()

export function addMonths(month: Month, count: number): Month {
  const first = new Date(`${month}-01T00:00:00Z`)
  first.setUTCMonth(first.getUTCMonth() + count)
  return first.toISOString().slice(0, 7)
}
