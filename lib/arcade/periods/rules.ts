import type { Period, Span } from './contract'

const DAY_MS = 24 * 3_600_000
/** Korea has kept UTC+9 without summer time since 1988 (IANA tz, Asia/Seoul). */
const KST_OFFSET_MS = 9 * 3_600_000

const textOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const msOf = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** The Korean calendar day of a moment. */
export const dayOf = (moment: Date): string => textOf(moment.getTime() + KST_OFFSET_MS)

/** The moment at which a Korean calendar day begins. */
export const startOf = (day: string): Date => new Date(msOf(day) - KST_OFFSET_MS)

/** The day `count` days after (before, when negative). */
export const addDays = (day: string, count: number): string => textOf(msOf(day) + count * DAY_MS)

/** The Monday of the day's week. */
function mondayOf(day: string): string {
  const sundayIsZero = new Date(msOf(day)).getUTCDay()
  return addDays(day, -((sundayIsZero + 6) % 7))
}

/** `2026-W47`: a week belongs to the year of its Thursday (ISO 8601). */
function weekKeyOf(day: string): string {
  const thursday = addDays(mondayOf(day), 3)
  const year = thursday.slice(0, 4)
  const week = Math.floor((msOf(thursday) - msOf(`${year}-01-01`)) / DAY_MS / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** The days of the period that holds `now`, and the key they go by. */
export function spanOf(period: Period, now: Date): Span {
  const today = dayOf(now)
  if (period === 'today') return { key: today, fromDay: today, toDay: today }
  if (period === 'week') return { key: weekKeyOf(today), fromDay: mondayOf(today), toDay: today }
  if (period === 'month') return { key: today.slice(0, 7), fromDay: `${today.slice(0, 7)}-01`, toDay: today }
  return { key: 'all', fromDay: null, toDay: today }
}

/** The `count` days that end with `last`, in order. */
export const daysUntil = (last: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(last, index - count + 1))
