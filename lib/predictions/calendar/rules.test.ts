import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import {
  exchangeDateOf,
  isSession,
  listNextSessions,
  listSessions,
  nextSession,
  previousSession,
  wallTime,
} from './rules'

/** Days of mourning: the only closures of these years that no rule foresees. */
const CLOSURES = new Set(['2018-12-05', '2025-01-09'])
const NONE: ReadonlySet<string> = new Set()

/** Weekdays on which XNYS was or will be shut, as the exchange published them; MM-DD, by hand. */
const SHUT: Record<number, string> = {
  2014: '01-01 01-20 02-17 04-18 05-26 07-04 09-01 11-27 12-25',
  2015: '01-01 01-19 02-16 04-03 05-25 07-03 09-07 11-26 12-25',
  2016: '01-01 01-18 02-15 03-25 05-30 07-04 09-05 11-24 12-26',
  2017: '01-02 01-16 02-20 04-14 05-29 07-04 09-04 11-23 12-25',
  2018: '01-01 01-15 02-19 03-30 05-28 07-04 09-03 11-22 12-05 12-25',
  2019: '01-01 01-21 02-18 04-19 05-27 07-04 09-02 11-28 12-25',
  2020: '01-01 01-20 02-17 04-10 05-25 07-03 09-07 11-26 12-25',
  2021: '01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24',
  2022: '01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26',
  2023: '01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25',
  2024: '01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25',
  2025: '01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25',
  2026: '01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25',
  2027: '01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24',
}

/** Sessions that end at 13:00. */
const SHORT: Record<number, string> = {
  2014: '07-03 11-28 12-24',
  2015: '11-27 12-24',
  2016: '11-25',
  2017: '07-03 11-24',
  2018: '07-03 11-23 12-24',
  2019: '07-03 11-29 12-24',
  2020: '11-27 12-24',
  2021: '11-26',
  2022: '11-25',
  2023: '07-03 11-24',
  2024: '07-03 11-29 12-24',
  2025: '07-03 11-28 12-24',
  2026: '11-27 12-24',
  2027: '11-26',
}

const COUNTS: Record<number, number> = {
  2014: 252,
  2015: 252,
  2016: 252,
  2017: 251,
  2018: 251,
  2019: 252,
  2020: 253,
  2021: 252,
  2022: 251,
  2023: 250,
  2024: 252,
  2025: 250,
  2026: 251,
  2027: 251,
}

/** Days on which New York's clocks change: second Sunday of March, first Sunday of November. */
const CLOCKS_CHANGE: Record<number, [string, string]> = {
  2014: ['03-09', '11-02'],
  2015: ['03-08', '11-01'],
  2016: ['03-13', '11-06'],
  2017: ['03-12', '11-05'],
  2018: ['03-11', '11-04'],
  2019: ['03-10', '11-03'],
  2020: ['03-08', '11-01'],
  2021: ['03-14', '11-07'],
  2022: ['03-13', '11-06'],
  2023: ['03-12', '11-05'],
  2024: ['03-10', '11-03'],
  2025: ['03-09', '11-02'],
  2026: ['03-08', '11-01'],
  2027: ['03-14', '11-07'],
}

const YEARS = Object.keys(COUNTS).map(Number)
const daysOf = (table: Record<number, string>, year: number) =>
  (table[year] ?? '').split(' ').map((day) => `${year}-${day}`)

/** Every weekday of the year that isn't on the list, without any rule of ours. */
function sessionsByFacts(year: number): string[] {
  const shut = new Set(daysOf(SHUT, year))
  const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day)))
  return days
    .filter((day) => day.getUTCFullYear() === year && day.getUTCDay() % 6 !== 0)
    .map((day) => day.toISOString().slice(0, 10))
    .filter((day) => !shut.has(day))
}

/** Hours that New York is behind UTC at noon of the day. */
function hoursBehind(day: string): number {
  const [spring, autumn] = CLOCKS_CHANGE[Number(day.slice(0, 4))] ?? ['', '']
  return day.slice(5) >= spring && day.slice(5) < autumn ? 4 : 5
}

const newYork = (day: string, time: string) =>
  new Date(new Date(`${day}T${time}:00Z`).getTime() + hoursBehind(day) * 3_600_000)

const year = (of: number) => listSessions(`${of}-01-01`, `${of}-12-31`, CLOSURES)
const session = (day: string) => {
  const [found] = listSessions(day, day, CLOSURES)
  if (!found) throw new Error(`${day} is no session`)
  return found
}
const inSeoul = (moment: Date) => wallTime(moment, 'Asia/Seoul').slice(0, 16)

describe.each(YEARS)('the year %i', (of) => {
  test('has the sessions that the exchange held or announced', () => {
    expect(year(of).map(({ tradeDate }) => tradeDate)).toEqual(sessionsByFacts(of))
    expect(year(of)).toHaveLength(COUNTS[of] ?? 0)
  })

  test('ends its short sessions at 13:00, all others at 16:00', () => {
    const short = year(of).filter(({ isEarlyClose }) => isEarlyClose)
    expect(short.map(({ tradeDate }) => tradeDate)).toEqual(daysOf(SHORT, of))
    for (const { tradeDate, closeAt, isEarlyClose } of year(of)) {
      expect(closeAt).toEqual(newYork(tradeDate, isEarlyClose ? '13:00' : '16:00'))
    }
  })

  test('opens at 09:30 and takes picks until 09:25 of New York, on either side of a change of clocks', () => {
    for (const { tradeDate, cutoffAt, openAt } of year(of)) {
      expect(openAt).toEqual(newYork(tradeDate, '09:30'))
      expect(cutoffAt).toEqual(newYork(tradeDate, '09:25'))
    }
  })
})

test('a New Year on a Saturday is kept on no other day', () => {
  expect(isSession('2021-12-31', CLOSURES)).toBe(true)
  expect(isSession('2027-12-31', CLOSURES)).toBe(true)
  expect(nextSession('2027-12-31', CLOSURES)).toBe('2028-01-03')
})

test('picks open an hour after the close of the session before, over weekends, holidays and short days', () => {
  const all = listSessions('2014-01-02', '2027-12-31', CLOSURES)
  for (const [index, one] of all.entries()) {
    const before = all[index - 1]
    if (before) expect(one.opensAt.getTime() - before.closeAt.getTime()).toBe(60 * 60_000)
  }
  expect(wallTime(session('2026-11-30').opensAt, 'America/New_York')).toBe('2026-11-27T14:00:00-05:00')
})

test('prices are asked for 75 minutes after the close, and judged after 90', () => {
  const { closeAt, fetchAt, settleAt } = session('2026-11-27')
  expect([fetchAt.getTime() - closeAt.getTime(), settleAt.getTime() - closeAt.getTime()]).toEqual([
    4_500_000, 5_400_000,
  ])
})

test.each([
  ['2026-03-06', '2026-03-06T23:25', '2026-03-07T06:00'],
  ['2026-03-09', '2026-03-09T22:25', '2026-03-10T05:00'],
  ['2026-10-30', '2026-10-30T22:25', '2026-10-31T05:00'],
  ['2026-11-02', '2026-11-02T23:25', '2026-11-03T06:00'],
  ['2026-11-27', '2026-11-27T23:25', '2026-11-28T03:00'],
  ['2026-12-24', '2026-12-24T23:25', '2026-12-25T03:00'],
  ['2025-07-03', '2025-07-03T22:25', '2025-07-04T02:00'],
])('%s is cut off at %s and closes at %s in Seoul', (day, cutoff, close) => {
  expect([inSeoul(session(day).cutoffAt), inSeoul(session(day).closeAt)]).toEqual([cutoff, close])
})

test('a closure that is declared takes its day out, and its neighbours close up', () => {
  expect(isSession('2018-12-05', NONE)).toBe(true)
  expect(isSession('2018-12-05', CLOSURES)).toBe(false)
  expect([previousSession('2018-12-06', CLOSURES), nextSession('2018-12-04', CLOSURES)]).toEqual([
    '2018-12-04',
    '2018-12-06',
  ])
  expect(session('2018-12-06').opensAt).toEqual(newYork('2018-12-04', '17:00'))
})

test('the next sessions of a Friday before Thanksgiving leave it out', () => {
  const next = listNextSessions('2026-11-20', 6, CLOSURES).map(({ tradeDate }) => tradeDate)
  expect(next).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-27', '2026-11-30', '2026-12-01'])
})

test('what day it is at the exchange is decided there', () => {
  expect(exchangeDateOf(new Date('2026-11-23T04:59:59Z'))).toBe('2026-11-22')
  expect(exchangeDateOf(new Date('2026-11-23T05:00:00Z'))).toBe('2026-11-23')
})

const WITNESS = `import('./lib/predictions/calendar/rules.ts').then(({ listSessions }) =>
  console.log(JSON.stringify(listSessions('2014-01-01', '2027-12-31', new Set(['2018-12-05', '2025-01-09'])))))`

test.each(['UTC', 'Asia/Seoul', 'America/New_York'])(
  'a server in %s computes the same',
  (TZ) => {
    const env = { ...process.env, TZ }
    const told = execFileSync('tsx', ['-e', WITNESS], { env, encoding: 'utf8', maxBuffer: 10_000_000 })
    expect(JSON.parse(told)).toEqual(JSON.parse(JSON.stringify(listSessions('2014-01-01', '2027-12-31', CLOSURES))))
  },
  20_000,
)
