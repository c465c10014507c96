import { expect, test } from 'vitest'
import { groupByDay, kstDayOf } from './days'

test('a day begins at midnight in Korea', () => {
  expect(kstDayOf('2026-11-20T14:59:59.999Z')).toBe('2026-11-20')
  expect(kstDayOf('2026-11-20T15:00:00.000Z')).toBe('2026-11-21')
})

test('rows stay in their order under their days', () => {
  const rows = ['2026-11-20T16:00:00Z', '2026-11-20T15:00:00Z', '2026-11-20T14:00:00Z'].map((createdAt) => ({
    createdAt,
  }))
  expect(groupByDay(rows).map(({ day, items }) => [day, items.length])).toEqual([
    ['2026-11-21', 2],
    ['2026-11-20', 1],
  ])
})

test('no rows, no days', () => {
  expect(groupByDay([])).toEqual([])
})
