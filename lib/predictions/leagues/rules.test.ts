import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COHORT_SIZE, DIVISIONS, LEAST_PICKS, MOVING } from './constants'
import { datesOf, divisionAfter, type Entry, rank, scoreOf, shiftWeek, weekOf } from './rules'

describe('a week', () => {
  test.each([
    ['2026-11-16', '2026-W47'],
    ['2026-11-20', '2026-W47'],
    ['2026-11-23', '2026-W48'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    // A Friday in January that belongs to the week of the year before.
    ['2027-01-01', '2026-W53'],
    ['2024-12-30', '2025-W01'],
  ])('of %s is %s', (date, week) => {
    expect(weekOf(date)).toBe(week)
  })

  test('goes from Monday to Friday, and weeks follow each other over the turn of a year', () => {
    expect(datesOf('2026-W47')).toEqual({ fromDate: '2026-11-16', toDate: '2026-11-20' })
    expect(datesOf('2026-W53')).toEqual({ fromDate: '2026-12-28', toDate: '2027-01-01' })
    expect(shiftWeek('2026-W53', 1)).toBe('2027-W01')
    expect(shiftWeek('2027-W01', -1)).toBe('2026-W53')
  })

  test('that its year lacks is the first of the next', () => {
    expect(datesOf('2027-W53')).toEqual(datesOf('2028-W01'))
  })
})

const counts = fc
  .integer({ min: 0, max: 50 })
  .chain((picks) => fc.record({ picks: fc.constant(picks), hits: fc.integer({ min: 0, max: picks }) }))

describe('the score', () => {
  test('is known', () => {
    expect(scoreOf({ picks: 5, hits: 5 })).toBe(1_667)
    expect(scoreOf({ picks: 30, hits: 20 })).toBe(3_333)
    expect(scoreOf({ picks: 50, hits: 35 })).toBe(4_000)
    expect(scoreOf({ picks: 0, hits: 0 })).toBe(0)
  })

  test('of as many hits as misses is 0, however many there are', () => {
    fc.assert(fc.property(fc.nat(1_000), (half) => scoreOf({ picks: 2 * half, hits: half }) === 0))
  })

  test('never grows by a pick that is wrong, and never shrinks by one that is right', () => {
    fc.assert(
      fc.property(counts, ({ picks, hits }) => {
        expect(scoreOf({ picks: picks + 1, hits })).toBeLessThanOrEqual(scoreOf({ picks, hits }))
        expect(scoreOf({ picks: picks + 1, hits: hits + 1 })).toBeGreaterThanOrEqual(scoreOf({ picks, hits }))
      }),
    )
  })

  test('of thirty picks and more is a matter of the rate alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 50 }), fc.integer({ min: 2, max: 9 }), (picks, times) => {
        const hits = Math.floor(picks * 0.6)
        expect(scoreOf({ picks: picks * times, hits: hits * times })).toBe(scoreOf({ picks, hits }))
      }),
    )
  })
})

const tables = fc
  .array(counts, { minLength: 1, maxLength: COHORT_SIZE })
  .map((all): Entry[] => all.map((count, index) => ({ memberId: `m${index}`, handle: `h${index}`, ...count })))
const divisions = fc.integer({ min: 0, max: DIVISIONS.length - 1 })

describe('a table', () => {
  const entry = (memberId: string, picks: number, hits: number): Entry => ({ memberId, handle: memberId, picks, hits })

  test('of fifteen sends five up and five down', () => {
    const rows = rank(
      Array.from({ length: 15 }, (_, index) => entry(`m${index}`, 20, index)),
      2,
    )
    expect(rows.map(({ zone }) => zone)).toEqual([
      ...Array(MOVING).fill('up'),
      ...Array(5).fill('stay'),
      ...Array(MOVING).fill('down'),
    ])
    expect(rows[0]).toMatchObject({ memberId: 'm14', place: 1 })
  })

  test('puts the better rate first among equal scores', () => {
    // Three more hits than misses, both of them.
    expect(rank([entry('often', 9, 6), entry('seldom', 5, 4)], 1).map(({ memberId }) => memberId)).toEqual([
      'seldom',
      'often',
    ])
  })

  test('gives no place for fewer picks than needed, and neither reward nor punishment', () => {
    const rows = rank([entry('lucky', LEAST_PICKS - 1, LEAST_PICKS - 1), entry('dull', 20, 9)], 1)
    expect(rows.map(({ memberId, place, zone }) => [memberId, place, zone])).toEqual([
      ['dull', 1, 'stay'],
      ['lucky', null, 'unranked'],
    ])
  })

  test('shows everybody once, places without gaps, whatever the order they came in', () => {
    fc.assert(
      fc.property(tables, divisions, (entries, division) => {
        const rows = rank(entries, division)
        expect(rows).toEqual(rank([...entries].reverse(), division))
        expect(new Set(rows.map(({ memberId }) => memberId)).size).toBe(entries.length)
        const places = rows.flatMap(({ place }) => place ?? [])
        expect(places).toEqual(places.map((_, index) => index + 1))
      }),
    )
  })

  test('sends as many up as down between the ends, nobody both ways, and nobody past the ends', () => {
    fc.assert(
      fc.property(tables, divisions, (entries, division) => {
        const rows = rank(entries, division)
        const count = (zone: string) => rows.filter((row) => row.zone === zone).length
        expect(count('up')).toBeLessThanOrEqual(MOVING)
        if (division > 0 && division < DIVISIONS.length - 1) expect(count('up')).toBe(count('down'))
        for (const { zone } of rows) expect(DIVISIONS[divisionAfter(division, zone)]).toBeDefined()
        if (division === 0) expect(count('down')).toBe(0)
        if (division === DIVISIONS.length - 1) expect(count('up')).toBe(0)
      }),
    )
  })
})
