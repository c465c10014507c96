import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { FAILURES_FORGOTTEN_S, LOCK_MAX_S } from './constants'
import { computeLockedS, countFailure, type Failures } from './rules'

const START = new Date('2026-11-21T00:00:00Z')
const after = (seconds: number) => new Date(START.getTime() + seconds * 1_000)

test('four wrong passwords cost nothing, the fifth locks for 30 s', () => {
  let guard: Failures | null = null
  for (let round = 0; round < 4; round++) guard = countFailure(guard, START)
  expect(computeLockedS(guard, START)).toBe(0)
  guard = countFailure(guard, START)
  expect([computeLockedS(guard, START), computeLockedS(guard, after(29)), computeLockedS(guard, after(30))]).toEqual([
    30, 1, 0,
  ])
})

test('an hour without a wrong password forgets them', () => {
  const guard = { failures: 9, failedAt: START, lockedUntil: after(LOCK_MAX_S) }
  expect(countFailure(guard, after(FAILURES_FORGOTTEN_S - 1)).failures).toBe(10)
  expect(countFailure(guard, after(FAILURES_FORGOTTEN_S)).failures).toBe(1)
})

test('whatever the order of attempts, no lock exceeds a quarter of an hour', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 7_200 }), { maxLength: 60 }), (pauses) => {
      let guard: Failures | null = null
      let at = 0
      for (const pause of pauses) {
        at += pause
        guard = countFailure(guard, after(at))
        expect(computeLockedS(guard, after(at))).toBeLessThanOrEqual(LOCK_MAX_S)
      }
    }),
  )
})
