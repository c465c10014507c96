import { expect, test } from 'vitest'
import { nextOf, spanOf, toldMinute } from './span'

const MINUTE = 60_000

test.each([
  [0, [0, 0, 0, 0]],
  [-5_000, [0, 0, 0, 0]],
  [1, [0, 0, 0, 1]],
  [59_001, [0, 0, 1, 0]],
  [3_600_000, [0, 1, 0, 0]],
  [2 * 86_400_000 + 61_000, [2, 0, 1, 1]],
])('%i ms are %o', (ms, [days, hours, minutes, seconds]) => {
  expect(spanOf(ms)).toEqual({ days, hours, minutes, seconds })
})

test('in the last hour it is said five times what is left, and at the end no more', () => {
  const told = Array.from({ length: 7_200 }, (_, second) => toldMinute((7_200 - second) * 1_000))
  const changes = told.filter((minutes, index) => minutes !== told[index - 1])
  expect(changes).toEqual([null, 60, 30, 10, 5, 1])
  expect(toldMinute(0)).toBeNull()
  expect(toldMinute(61 * MINUTE)).toBeNull()
})

test('the next instant is the nearest that lies ahead', () => {
  const instants = ['2026-11-20T14:25:00Z', '2026-11-20T14:30:00Z', '2026-11-20T21:00:00Z']
  expect(nextOf(instants, Date.parse('2026-11-20T14:25:00Z'))).toBe(Date.parse('2026-11-20T14:30:00Z'))
  expect(nextOf(instants, Date.parse('2026-11-21T00:00:00Z'))).toBeNull()
})
