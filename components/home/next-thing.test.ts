import { expect, test } from 'vitest'
import { decideNextThing } from './next-thing'

const known = {
  onboarding: { step: 4, status: 'DONE' as const },
  rounds: 0,
  gold: 1_000,
  stakeMin: 10,
  hasReward: false,
}

test('an open tutorial comes before everything else, at its step', () => {
  const onboarding = { step: 2, status: 'OPEN' as const }
  expect(decideNextThing({ ...known, onboarding, rounds: 3 })).toMatchObject({ kind: 'onboarding', step: 2 })
})

test('a skipped tutorial is not brought up again', () => {
  expect(decideNextThing({ ...known, onboarding: { step: 1, status: 'SKIPPED' } }).kind).toBe('firstRound')
})

test('nobody is sent to a game that they cannot afford', () => {
  expect(decideNextThing({ ...known, gold: 9 }).kind).toBe('wallet')
})

test('whoever has played can check what they were told', () => {
  expect(decideNextThing({ ...known, rounds: 1 }).kind).toBe('verify')
})

test('a reward that is waiting comes before games, and after the tutorial', () => {
  expect(decideNextThing({ ...known, hasReward: true, rounds: 3 })).toMatchObject({ kind: 'streak', href: '/streak' })
  const onboarding = { step: 0, status: 'OPEN' as const }
  expect(decideNextThing({ ...known, onboarding, hasReward: true }).kind).toBe('onboarding')
})
