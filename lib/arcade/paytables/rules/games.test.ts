import { describe, expect, test } from 'vitest'
import { percentOf } from '../../odds/rules'
import type { SlotConfig } from '../../slot/contract'
import type { Game } from '../../stats/contract'
import { targetOddsOf } from './crash'
import { type ConfigOf, exactOf, figuresOf, objectionsTo } from './games'
import { outcomeOddsOf } from './rps'

const SLOT: SlotConfig = {
  weights: { seven: 2, bar: 4, bell: 8, clover: 12, lemon: 16, cherry: 22 },
  pays: { seven: 500, bar: 100, bell: 30, clover: 15, lemon: 8, cherry: 4, two_cherries: 2 },
}
const withPays = (pays: Partial<SlotConfig['pays']>): SlotConfig => ({ ...SLOT, pays: { ...SLOT.pays, ...pays } })
const rulesBroken = <G extends Game>(game: G, config: ConfigOf[G]) =>
  objectionsTo(game, config).map(({ pointer, rule }) => [pointer, rule])

describe('the slot', () => {
  test('is published as 249008/262144 = 94.9890 %', () => {
    expect(figuresOf('slot', SLOT).rtp).toEqual({ numerator: 249_008, denominator: 262_144, percent: '94.9890' })
    expect(figuresOf('slot', SLOT).hit.percent).toBe('29.7699')
  })

  test('has nothing against its first figures', () => {
    expect(objectionsTo('slot', SLOT)).toEqual([])
  })

  test('is refused when it returns too little or too much', () => {
    expect(rulesBroken('slot', withPays({ lemon: 2 }))).toEqual([['/body/config', 'rtp_band']])
    expect(rulesBroken('slot', withPays({ lemon: 12 }))).toEqual([['/body/config', 'rtp_band']])
  })

  test('is refused with a line that pays less than twice the stake, by name', () => {
    const refused = rulesBroken('slot', withPays({ two_cherries: 1, seven: 0 }))
    expect(refused).toContainEqual(['/body/config/pays/two_cherries', 'pay_range'])
    expect(refused).toContainEqual(['/body/config/pays/seven', 'pay_range'])
  })

  test('is refused with weights that do not fill the reel, before any odds are computed', () => {
    const weights = { ...SLOT.weights, cherry: 21 }
    expect(rulesBroken('slot', { ...SLOT, weights })).toEqual([['/body/config/weights', 'weights_sum']])
  })

  test.each(['seven', 'bar', 'bell', 'clover', 'lemon'] as const)(
    'one stop moved from the cherry to %s changes the exact return',
    (symbol) => {
      const weights = { ...SLOT.weights, cherry: 21, [symbol]: SLOT.weights[symbol] + 1 }
      const moved = exactOf('slot', { ...SLOT, weights })
      expect(moved.rtp.denominator).toBe(exactOf('slot', SLOT).rtp.denominator)
      expect(moved.rtp.numerator).not.toBe(exactOf('slot', SLOT).rtp.numerator)
    },
  )
})

describe('rock paper scissors', () => {
  test('pays back (win + 1) / 3: 29/30 at 1.90', () => {
    expect(figuresOf('rps', { win: 190 }).rtp).toEqual({ numerator: 290, denominator: 300, percent: '96.6667' })
    expect(figuresOf('rps', { win: 190 }).hit.percent).toBe('33.3333')
    expect(objectionsTo('rps', { win: 190 })).toEqual([])
  })

  test('a tie is a refund and no hit', () => {
    const outcomes = outcomeOddsOf({ win: 190 }).map(({ outcome, pays }) => [outcome, pays])
    expect(outcomes).toEqual([
      ['win', 190],
      ['push', 100],
      ['loss', 0],
    ])
  })

  test('a win that is none, or that some stake would have to round, is refused', () => {
    expect(rulesBroken('rps', { win: 100 })).toEqual([
      ['/body/config/win', 'win_is_none'],
      ['/body/config', 'rtp_band'],
    ])
    expect(rulesBroken('rps', { win: 194 })).toEqual([['/body/config/win', 'inexact']])
    expect(rulesBroken('rps', { win: 200 })).toEqual([['/body/config', 'rtp_band']])
  })
})

describe('crash', () => {
  const CRASH = { edgePercent: 1, cap: 100_000 }

  test('pays back 99/100 whatever the target', () => {
    expect(figuresOf('crash', CRASH).rtp.percent).toBe('99.0000')
    expect(figuresOf('crash', CRASH).hit.percent).toBe('98.0198')
    for (const { target, rtp } of targetOddsOf(CRASH)) {
      const exact = { numerator: BigInt(rtp.numerator), denominator: BigInt(rtp.denominator) }
      // Below 99/100 by less than target / 2^52, for r has 2^52 values and no more.
      const missing = 99n * exact.denominator - 100n * exact.numerator
      expect(missing >= 0n && missing * 2n ** 52n < BigInt(target) * exact.denominator, String(target)).toBe(true)
      expect(percentOf(exact, 9), String(target)).toBe('99.000000000')
    }
  })

  test('publishes its targets up to the cap', () => {
    expect(targetOddsOf({ edgePercent: 1, cap: 1_500 }).map(({ target }) => target)).toEqual([
      101, 110, 120, 150, 200, 300, 500, 1_000, 1_500,
    ])
  })

  test('keeps 1 to 10 %, and no more than the game can pay', () => {
    expect(objectionsTo('crash', CRASH)).toEqual([])
    expect(rulesBroken('crash', { ...CRASH, edgePercent: 0 })).toEqual([['/body/config', 'rtp_band']])
    expect(rulesBroken('crash', { ...CRASH, edgePercent: 11 })).toEqual([['/body/config', 'rtp_band']])
    expect(rulesBroken('crash', { ...CRASH, cap: 150 })).toEqual([['/body/config/cap', 'cap_range']])
  })
})
