import { describe, expect, test } from 'vitest'
import { addDays, dayOf, daysUntil, spanOf, startOf } from './rules'

const at = (kst: string) => new Date(`${kst}+09:00`)

describe('a day of the Korean calendar', () => {
  test('ends with its last second, in Seoul and nowhere else', () => {
    expect(dayOf(at('2026-11-21T23:59:59.999'))).toBe('2026-11-21')
    expect(dayOf(at('2026-11-22T00:00:00'))).toBe('2026-11-22')
    expect(dayOf(new Date('2026-11-21T15:00:00Z'))).toBe('2026-11-22')
  })

  test('begins at midnight in Seoul', () => {
    expect(startOf('2026-11-22')).toEqual(at('2026-11-22T00:00:00'))
  })

  test('has neighbours over months, years and leap days', () => {
    expect([addDays('2026-12-31', 1), addDays('2028-03-01', -1), addDays('2027-03-01', -1)]).toEqual([
      '2027-01-01',
      '2028-02-29',
      '2027-02-28',
    ])
    expect(daysUntil('2026-12-01', 3)).toEqual(['2026-11-29', '2026-11-30', '2026-12-01'])
  })
})

describe('a period', () => {
  test.each([
    ['2026-11-22T23:59:59', { key: '2026-W47', fromDay: '2026-11-16', toDay: '2026-11-22' }],
    ['2026-11-23T00:00:00', { key: '2026-W48', fromDay: '2026-11-23', toDay: '2026-11-23' }],
    ['2026-12-31T23:59:59', { key: '2026-W53', fromDay: '2026-12-28', toDay: '2026-12-31' }],
    ['2027-01-01T00:00:00', { key: '2026-W53', fromDay: '2026-12-28', toDay: '2027-01-01' }],
    ['2027-01-04T00:00:00', { key: '2027-W01', fromDay: '2027-01-04', toDay: '2027-01-04' }],
    ['2024-12-30T00:00:00', { key: '2025-W01', fromDay: '2024-12-30', toDay: '2024-12-30' }],
  ])('of a week at %s begins on Monday and is named by its Thursday', (kst, span) => {
    expect(spanOf('week', at(kst))).toEqual(span)
  })

  test('of a month changes its key with the first of the next', () => {
    expect(spanOf('month', at('2026-11-30T23:59:59'))).toMatchObject({ key: '2026-11', fromDay: '2026-11-01' })
    expect(spanOf('month', at('2026-12-01T00:00:00'))).toMatchObject({ key: '2026-12', fromDay: '2026-12-01' })
  })

  test('of today is the day itself; all has no beginning', () => {
    const now = at('2026-11-21T12:00:00')
    expect(spanOf('today', now)).toEqual({ key: '2026-11-21', fromDay: '2026-11-21', toDay: '2026-11-21' })
    expect(spanOf('all', now)).toEqual({ key: 'all', fromDay: null, toDay: '2026-11-21' })
  })
})
