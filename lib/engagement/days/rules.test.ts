import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, dayOf, daysOf, endOf, inKst, numberOf, startOf, weekdayOf } from './rules'

const moments = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
})

describe('where a Korean day begins and ends', () => {
  test('23:59:59.999 in Korea is still today, a millisecond later is tomorrow', () => {
    expect(dayOf(new Date('2026-11-21T23:59:59.999+09:00'))).toBe('2026-11-21')
    expect(dayOf(new Date('2026-11-22T00:00:00.000+09:00'))).toBe('2026-11-22')
  })

  test('the same instant is the same day for a browser anywhere', () => {
    const [honolulu, seoul, kiritimati] = [
      '2026-11-21T05:00:00-10:00',
      '2026-11-22T00:00:00+09:00',
      '2026-11-22T05:00:00+14:00',
    ].map((text) => dayOf(new Date(text)))
    expect([honolulu, seoul, kiritimati]).toEqual(['2026-11-22', '2026-11-22', '2026-11-22'])
  })

  test('a day holds exactly its instants', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const day = dayOf(moment)
        expect(startOf(day) <= moment && moment < endOf(day)).toBe(true)
        expect([dayOf(startOf(day)), dayOf(endOf(day))]).toEqual([day, addDays(day, 1)])
      }),
    )
  })

  test('the days of rules are the days of the time zone database', () => {
    const seoul = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short' })
    fc.assert(
      fc.property(moments, (moment) => {
        expect(dayOf(moment)).toBe(seoul.format(moment))
      }),
    )
  })

  test('the end of a day is said in Korean time too', () => {
    expect(endOf('2026-11-21').toISOString()).toBe('2026-11-21T15:00:00.000Z')
    expect(inKst(endOf('2026-11-21'))).toBe('2026-11-22T00:00:00+09:00')
  })
})

describe('months', () => {
  test('a month has all of its days', () => {
    expect(daysOf('2028-02')).toHaveLength(29)
    expect(daysOf('2026-12').at(-1)).toBe('2026-12-31')
    expect(
      daysOf('2026-11')
        .map(numberOf)
        .every((number, index, all) => index === 0 || number === (all[index - 1] ?? 0) + 1),
    ).toBe(true)
  })

  test('months follow each other over the year', () => {
    expect([addMonths('2026-12', 1), addMonths('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
  })

  test('a week begins on Sunday', () => {
    expect(weekdayOf('2026-11-22')).toBe(0)
  })
})
