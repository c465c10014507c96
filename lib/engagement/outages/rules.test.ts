import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coveredDays, silencesOf } from './rules'

const kst = (text: string) => new Date(`2026-11-${text}+09:00`)
const span = (from: string, to: string) => ({ from: kst(from), to: kst(to) })

describe('days that an outage spoils', () => {
  test('an hour of the day does, a minute less does not', () => {
    expect(coveredDays([span('21T10:00:00', '21T11:00:00')])).toEqual(['2026-11-21'])
    expect(coveredDays([span('21T10:00:00', '21T10:59:00')])).toEqual([])
  })

  test('an hour in pieces is an hour; the same hour twice is one', () => {
    expect(coveredDays([span('21T10:00:00', '21T10:30:00'), span('21T15:00:00', '21T15:30:00')])).toEqual([
      '2026-11-21',
    ])
    expect(coveredDays([span('21T10:00:00', '21T10:40:00'), span('21T10:10:00', '21T10:45:00')])).toEqual([])
  })

  test('shortly before midnight ten minutes are enough', () => {
    expect(coveredDays([span('21T23:50:00', '22T00:00:00')])).toEqual(['2026-11-21'])
    expect(coveredDays([span('21T22:50:00', '21T23:00:00')])).toEqual([])
    expect(coveredDays([span('21T23:51:00', '22T00:40:00')])).toEqual([])
  })

  test('a night over midnight spoils the evening, and the morning when it lasts', () => {
    expect(coveredDays([span('21T23:30:00', '22T00:30:00')])).toEqual(['2026-11-21'])
    expect(coveredDays([span('21T23:30:00', '22T01:00:00')])).toEqual(['2026-11-21', '2026-11-22'])
  })

  test('a long one spoils each day that it holds', () => {
    expect(coveredDays([span('20T12:00:00', '23T00:00:00')])).toEqual(['2026-11-20', '2026-11-21', '2026-11-22'])
  })

  test('more outages never cover fewer days', () => {
    const minute = fc.integer({ min: 0, max: 20 * 1_440 })
    const spans = fc.tuple(minute, fc.integer({ min: 1, max: 2_000 })).map(([from, length]) => ({
      from: new Date(kst('01T00:00:00').getTime() + from * 60_000),
      to: new Date(kst('01T00:00:00').getTime() + (from + length) * 60_000),
    }))
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 6 }), spans, (some, one) => {
        const more = new Set(coveredDays([...some, one]))
        expect(coveredDays(some).every((day) => more.has(day))).toBe(true)
      }),
    )
  })
})

describe('silences', () => {
  test('ten minutes without a sign of life are an outage, less is not', () => {
    expect(silencesOf(kst('21T10:00:00'), [kst('21T10:09:59'), kst('21T10:19:59')])).toEqual([
      span('21T10:09:59', '21T10:19:59'),
    ])
    expect(silencesOf(kst('21T10:00:00'), [kst('21T10:09:59')])).toEqual([])
  })

  test('signs may come in any order, and from before', () => {
    expect(silencesOf(kst('21T10:00:00'), [kst('21T10:30:00'), kst('21T09:00:00'), kst('21T10:08:00')])).toEqual([
      span('21T10:08:00', '21T10:30:00'),
    ])
  })
})
