import { describe, expect, test } from 'vitest'
import { awardOf, decisionOf, draftFor, faultsIn, microsOf } from './decision-draft'

describe('a close in dollars', () => {
  test.each([
    ['189.25', 189_250_000],
    [' $1,250 ', 1_250_000_000],
    ['0.000001', 1],
  ])('%j is a price', (text, micros) => {
    expect(microsOf(text)).toBe(micros)
  })

  test.each(['', '0', '-1', '1.2345678', '1e3', '189,25.5.1', '12345678'])('%j is none', (text) => {
    expect(microsOf(text)).toBeNull()
  })
})

test('a decision needs a note; closes may be left as they are', () => {
  expect(faultsIn(draftFor('UP'))).toEqual(['note'])
  expect(faultsIn({ ...draftFor('UP'), note: 'seen', close: 'ten' })).toEqual(['close'])
})

test('only VOID carries a reason, and only typed closes are sent', () => {
  expect(decisionOf({ ...draftFor('UP'), note: ' seen ', close: '10' })).toEqual({
    outcome: 'UP',
    note: 'seen',
    closeMicros: 10_000_000,
  })
  expect(decisionOf({ ...draftFor('VOID'), note: 'halted' })).toEqual({
    outcome: 'VOID',
    voidReason: 'operator',
    note: 'halted',
  })
})

test('what an outcome awards is its side’s picks times that side’s points', () => {
  const frozen = { picks: { up: 12, down: 4 }, points: { up: 7, down: 20 } }
  expect(awardOf(frozen, 'UP')).toEqual({ picks: 12, points: 84 })
  expect(awardOf(frozen, 'DOWN')).toEqual({ picks: 4, points: 80 })
  expect(awardOf(frozen, 'VOID')).toEqual({ picks: 0, points: 0 })
  expect(awardOf(frozen, null)).toEqual({ picks: 0, points: 0 })
})
