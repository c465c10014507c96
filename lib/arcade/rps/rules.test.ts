import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HANDS, RPS_BET_MAX, RPS_BET_MIN, RPS_BET_STEP } from './constants'
import type { RpsHand } from './contract'
import { outcomeOf, settleRps } from './rules'

const FIRST = { win: 190 }
const indexOf = (hand: RpsHand) => HANDS.indexOf(hand)
const stakes = fc
  .integer({ min: RPS_BET_MIN / RPS_BET_STEP, max: RPS_BET_MAX / RPS_BET_STEP })
  .map((n) => n * RPS_BET_STEP)

describe('who wins', () => {
  test.each<[RpsHand, RpsHand, ReturnType<typeof outcomeOf>]>([
    ['rock', 'rock', 'tie'],
    ['rock', 'paper', 'loss'],
    ['rock', 'scissors', 'win'],
    ['paper', 'rock', 'win'],
    ['paper', 'paper', 'tie'],
    ['paper', 'scissors', 'loss'],
    ['scissors', 'rock', 'loss'],
    ['scissors', 'paper', 'win'],
    ['scissors', 'scissors', 'tie'],
  ])('%s against %s is a %s', (choice, other, outcome) => {
    expect(outcomeOf(choice, other)).toBe(outcome)
  })
})

describe('what is paid', () => {
  test('a win pays 1.9 times the stake, a tie the stake, a loss nothing', () => {
    const against = (hand: RpsHand) => settleRps(FIRST, [indexOf(hand)], { bet: 10, choice: 'paper' })
    expect(against('rock')).toEqual({
      result: { choice: 'paper', serverChoice: 'rock', presentation: 'win' },
      payout: 19,
    })
    expect(against('paper')).toMatchObject({ result: { presentation: 'push' }, payout: 10 })
    expect(against('scissors')).toMatchObject({ result: { presentation: 'loss' }, payout: 0 })
  })

  test('every stake is paid in whole GOLD, and only more than the stake is called a win', () => {
    fc.assert(
      fc.property(stakes, fc.constantFrom(...HANDS), fc.nat({ max: 2 }), (bet, choice, drawn) => {
        const { payout, result } = settleRps(FIRST, [drawn], { bet, choice })
        expect(Number.isSafeInteger(payout)).toBe(true)
        expect(result.presentation === 'win').toBe(payout > bet)
        expect(result.presentation === 'push').toBe(payout === bet)
      }),
    )
  })

  test('over the three draws every hand of the member gets back 29/30 of the stake', () => {
    for (const choice of HANDS) {
      const paid = [0, 1, 2].reduce((sum, drawn) => sum + settleRps(FIRST, [drawn], { bet: 30, choice }).payout, 0)
      expect(paid / (3 * 30)).toBe(29 / 30)
    }
  })
})

test("the server's hand is the draw, whatever the member shows", () => {
  for (const drawn of [0, 1, 2]) {
    const shown = HANDS.map((choice) => settleRps(FIRST, [drawn], { bet: 10, choice }).result.serverChoice)
    expect(new Set(shown)).toEqual(new Set([HANDS[drawn]]))
  }
})
