import { Temporal } from 'temporal-polyfill'
import { DIVISIONS, FULL_WEIGHT_PICKS, LEAST_PICKS, MOVING, MOVING_PART, type ZONES } from './constants'

const SCALE = 10_000

export type Zone = (typeof ZONES)[number]

/** The ISO week (ISO 8601: Monday first, week 1 holds the year's first Thursday) of a trading date: `2026-W47`. */
export function weekOf(tradeDate: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(tradeDate)
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`
}

const mondayOf = (week: string): Temporal.PlainDate => {
  const [year = '', number = ''] = week.split('-W')
  // 4 January always lies in week 1.
  const inFirst = Temporal.PlainDate.from(`${year}-01-04`)
  return inFirst.subtract({ days: inFirst.dayOfWeek - 1 }).add({ weeks: Number(number) - 1 })
}

/** Monday and Friday of a week; a 53rd week that its year lacks is the first of the next. */
export function datesOf(week: string): { fromDate: string; toDate: string } {
  const monday = mondayOf(week)
  return { fromDate: monday.toString(), toDate: monday.add({ days: 4 }).toString() }
}

export const shiftWeek = (week: string, by: number): string => weekOf(mondayOf(week).add({ weeks: by }).toString())

/**
 * Hits less misses over max(30, picks), in ten-thousandths: Metaculus's `score / max(30, coverage)` (scoring/utils.py).
 * A guesser's is 0 on average however often they guess, and a few lucky hits stay small.
 */
export const scoreOf = ({ picks, hits }: { picks: number; hits: number }): number =>
  Math.round(((2 * hits - picks) * SCALE) / Math.max(FULL_WEIGHT_PICKS, picks))

export type Entry = { memberId: string; handle: string; picks: number; hits: number }
export type Ranked = Entry & { place: number | null; score: number; zone: Zone }

/** How many of `ranked` members move at each end: five, and never more than a third of them. */
export const movingOf = (ranked: number): number => Math.min(MOVING, Math.floor(ranked / MOVING_PART))

/**
 * A table in its order: by score, of equals the one with fewer picks (the better rate), then by handle. Who has too few
 * picks stands behind without a place and stays where they are.
 */
export function rank(entries: readonly Entry[], division: number): Ranked[] {
  const scored = entries.map((entry) => ({ ...entry, score: scoreOf(entry) })).sort(inOrder)
  const ranked = scored.filter(({ picks }) => picks >= LEAST_PICKS)
  const moving = movingOf(ranked.length)
  const zoneOf = (index: number): Zone => {
    if (index < moving) return division < DIVISIONS.length - 1 ? 'up' : 'stay'
    return index >= ranked.length - moving && division > 0 ? 'down' : 'stay'
  }
  return [
    ...ranked.map((entry, index) => ({ ...entry, place: index + 1, zone: zoneOf(index) })),
    ...scored
      .filter(({ picks }) => picks < LEAST_PICKS)
      .map((entry) => ({ ...entry, place: null, zone: 'unranked' as const })),
  ]
}

const inOrder = (a: Entry & { score: number }, b: Entry & { score: number }): number =>
  b.score - a.score || a.picks - b.picks || (a.handle < b.handle ? -1 : 1)

const STEPS: Record<Zone, number> = { up: 1, stay: 0, down: -1, unranked: 0 }

/** Where a week that ended in this zone leads. */
export const divisionAfter = (division: number, zone: Zone): number =>
  Math.min(DIVISIONS.length - 1, Math.max(0, division + STEPS[zone]))

/** The date in New York at this moment, in milliseconds since 1970. */
export const todayInNewYork = (ms: number): string =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('America/New_York').toPlainDate().toString()
