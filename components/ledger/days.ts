export type Day<T> = { day: string; items: T[] }

// Korea has kept one offset, without daylight saving, since 1988.
const KST_MS = 9 * 3_600_000

/** The calendar day in Korea of an instant, as YYYY-MM-DD. */
export const kstDayOf = (instant: string): string =>
  new Date(Date.parse(instant) + KST_MS).toISOString().slice(0, 'YYYY-MM-DD'.length)

/** Rows under their day, in the order in which they came. */
export function groupByDay<T extends { createdAt: string }>(rows: readonly T[]): Day<T>[] {
  const days: Day<T>[] = []
  for (const row of rows) {
    const day = kstDayOf(row.createdAt)
    const last = days.at(-1)
    if (last?.day === day) last.items.push(row)
    else days.push({ day, items: [row] })
  }
  return days
}
