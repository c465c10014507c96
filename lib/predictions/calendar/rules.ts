import { Temporal } from 'temporal-polyfill'
import {
  CLOSE_TIME,
  CUTOFF_BEFORE_OPEN_MIN,
  EARLY_CLOSE_TIME,
  EXCHANGE_ZONE,
  FETCH_AFTER_CLOSE_MIN,
  JUNETEENTH_SINCE,
  OPEN_TIME,
  PICKS_AFTER_CLOSE_MIN,
  SETTLE_AFTER_CLOSE_MIN,
} from './constants'

/** A trading session by its US date, and its instants. Picks are taken in [opensAt, cutoffAt). */
export type SessionTimes = {
  tradeDate: string
  opensAt: Date
  cutoffAt: Date
  openAt: Date
  closeAt: Date
  fetchAt: Date
  settleAt: Date
  isEarlyClose: boolean
}

/** US dates on which the exchange is shut though no rule says so. */
export type Closures = ReadonlySet<string>

const { PlainDate } = Temporal
type PlainDate = Temporal.PlainDate

const MONDAY = 1
const THURSDAY = 4
const FRIDAY = 5
const SATURDAY = 6
const SUNDAY = 7

function nthWeekday(year: number, month: number, weekday: number, nth: number): PlainDate {
  const first = PlainDate.from({ year, month, day: 1 })
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (nth - 1) })
}

function lastWeekday(year: number, month: number, weekday: number): PlainDate {
  const last = PlainDate.from({ year, month, day: 1 }).add({ months: 1 }).subtract({ days: 1 })
  return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 })
}

/** Easter Sunday of the Gregorian calendar: Anonymous algorithm, Meeus, "Astronomical Algorithms" (1991), chapter 8. */
function easterOf(year: number): PlainDate {
  const [century, rest] = [Math.floor(year / 100), year % 100]
  const moon = year % 19
  const leaps = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * moon + century - Math.floor(century / 4) - leaps + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7
  const late = Math.floor((moon + 11 * epact + 22 * weekday) / 451)
  const sum = epact + weekday - 7 * late + 114
  return PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 })
}

/** A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after (NYSE rule 7.2). */
function observed(date: PlainDate): PlainDate {
  if (date.dayOfWeek === SATURDAY) return date.subtract({ days: 1 })
  return date.dayOfWeek === SUNDAY ? date.add({ days: 1 }) : date
}

function holidaysOf(year: number): PlainDate[] {
  const newYear = PlainDate.from({ year, month: 1, day: 1 })
  return [
    // The Friday before would end the year before: the exchange trades on it.
    ...(newYear.dayOfWeek === SATURDAY ? [] : [observed(newYear)]),
    nthWeekday(year, 1, MONDAY, 3),
    nthWeekday(year, 2, MONDAY, 3),
    easterOf(year).subtract({ days: 2 }),
    lastWeekday(year, 5, MONDAY),
    ...(year >= JUNETEENTH_SINCE ? [observed(PlainDate.from({ year, month: 6, day: 19 }))] : []),
    observed(PlainDate.from({ year, month: 7, day: 4 })),
    nthWeekday(year, 9, MONDAY, 1),
    nthWeekday(year, 11, THURSDAY, 4),
    observed(PlainDate.from({ year, month: 12, day: 25 })),
  ]
}

/** Years that have been computed: walking a year asks for its holidays each day. */
const known = new Map<number, ReadonlySet<string>>()

function isHoliday(date: PlainDate): boolean {
  const holidays = known.get(date.year) ?? new Set(holidaysOf(date.year).map(String))
  known.set(date.year, holidays)
  return holidays.has(date.toString())
}

const trades = (date: PlainDate, closures: Closures): boolean =>
  date.dayOfWeek <= FRIDAY && !closures.has(date.toString()) && !isHoliday(date)

/** Asked of sessions only: a day before Independence Day or Christmas, or the one after Thanksgiving, ends at 13:00. */
function closesEarly(date: PlainDate): boolean {
  const isEve = (month: number, day: number) => date.month === month && date.day === day && date.dayOfWeek <= THURSDAY
  const isAfterThanksgiving = date.equals(nthWeekday(date.year, 11, THURSDAY, 4).add({ days: 1 }))
  return isEve(7, 3) || isEve(12, 24) || isAfterThanksgiving
}

function neighbour(date: PlainDate, step: 1 | -1, closures: Closures): PlainDate {
  const candidate = date.add({ days: step })
  return trades(candidate, closures) ? candidate : neighbour(candidate, step, closures)
}

const instantOf = (date: PlainDate, plainTime: string): Temporal.Instant =>
  date.toZonedDateTime({ timeZone: EXCHANGE_ZONE, plainTime }).toInstant()

const closeOf = (date: PlainDate): Temporal.Instant =>
  instantOf(date, closesEarly(date) ? EARLY_CLOSE_TIME : CLOSE_TIME)

const toDate = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds)

function timesOf(date: PlainDate, closures: Closures): SessionTimes {
  const [open, close] = [instantOf(date, OPEN_TIME), closeOf(date)]
  const closeBefore = closeOf(neighbour(date, -1, closures))
  return {
    tradeDate: date.toString(),
    opensAt: toDate(closeBefore.add({ minutes: PICKS_AFTER_CLOSE_MIN })),
    cutoffAt: toDate(open.subtract({ minutes: CUTOFF_BEFORE_OPEN_MIN })),
    openAt: toDate(open),
    closeAt: toDate(close),
    fetchAt: toDate(close.add({ minutes: FETCH_AFTER_CLOSE_MIN })),
    settleAt: toDate(close.add({ minutes: SETTLE_AFTER_CLOSE_MIN })),
    isEarlyClose: closesEarly(date),
  }
}

/** Whether XNYS trades on this date, by its rules and the closures. */
export const isSession = (tradeDate: string, closures: Closures): boolean => trades(PlainDate.from(tradeDate), closures)

/** The last session before this date. */
export const previousSession = (tradeDate: string, closures: Closures): string =>
  neighbour(PlainDate.from(tradeDate), -1, closures).toString()

/** The first session after this date. */
export const nextSession = (tradeDate: string, closures: Closures): string =>
  neighbour(PlainDate.from(tradeDate), 1, closures).toString()

/** The sessions from one date to another, both included, with their instants. */
export function listSessions(from: string, to: string, closures: Closures): SessionTimes[] {
  const last = PlainDate.from(to)
  const sessions: SessionTimes[] = []
  let date = neighbour(PlainDate.from(from).subtract({ days: 1 }), 1, closures)
  while (PlainDate.compare(date, last) <= 0) {
    sessions.push(timesOf(date, closures))
    date = neighbour(date, 1, closures)
  }
  return sessions
}

/** The sessions that follow this date, as many as asked for. */
export function listNextSessions(after: string, count: number, closures: Closures): SessionTimes[] {
  const dates: PlainDate[] = []
  while (dates.length < count) dates.push(neighbour(dates.at(-1) ?? PlainDate.from(after), 1, closures))
  return dates.map((date) => timesOf(date, closures))
}

/** The date in New York at this instant. */
export const exchangeDateOf = (moment: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(EXCHANGE_ZONE).toPlainDate().toString()

/** `2026-11-23T23:30:00+09:00`: what a wall clock of the zone shows, with its offset. */
export const wallTime = (moment: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' })
