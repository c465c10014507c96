import { describe, expect, test } from 'vitest'
import type { SlotConfig } from '../slot/contract'
import { fractionOf, objectionsTo, oddsOf } from './rules'

const FIRST: SlotConfig = {
  weights: { seven: 2, bar: 4, bell: 8, clover: 12, lemon: 16, cherry: 22 },
  pays: { seven: 500, bar: 100, bell: 30, clover: 15, lemon: 8, cherry: 4, two_cherries: 2 },
}
const withPays = (pays: Partial<SlotConfig['pays']>): SlotConfig => ({ ...FIRST, pays: { ...FIRST.pays, ...pays } })
const rulesBroken = (config: SlotConfig) => objectionsTo(config).map(({ pointer, rule }) => [pointer, rule])

test('the first paytable is published as 249008/262144 = 94.9890 %', () => {
  expect(oddsOf(FIRST).rtp).toEqual({ numerator: 249_008, denominator: 262_144, percent: '94.9890' })
  expect(oddsOf(FIRST).hit.percent).toBe('29.7699')
})

test.each([
  [1n, 8n, '12.5000'],
  [1n, 3n, '33.3333'],
  [2n, 3n, '66.6667'],
  [1n, 2_000_000n, '0.0001'],
  [8n, 262_144n, '0.0031'],
  [0n, 5n, '0.0000'],
] as const)('%i/%i is %s %%', (numerator, denominator, percent) => {
  expect(fractionOf({ numerator, denominator }).percent).toBe(percent)
})

describe('publishing', () => {
  test('the first paytable has nothing against it', () => {
    expect(objectionsTo(FIRST)).toEqual([])
  })

  test('a return below the band is refused', () => {
    expect(rulesBroken(withPays({ lemon: 2 }))).toEqual([['/body/config', 'rtp_band']])
  })

  test('a return above the band is refused', () => {
    expect(rulesBroken(withPays({ lemon: 12 }))).toEqual([['/body/config', 'rtp_band']])
  })

  test('a line that pays less than twice the stake is refused by name', () => {
    expect(rulesBroken(withPays({ two_cherries: 1 }))).toContainEqual(['/body/config/pays/two_cherries', 'pay_range'])
    expect(rulesBroken(withPays({ seven: 0 }))).toContainEqual(['/body/config/pays/seven', 'pay_range'])
  })

  test('weights that do not fill the reel are refused before any odds are computed', () => {
    expect(rulesBroken({ ...FIRST, weights: { ...FIRST.weights, cherry: 21 } })).toEqual([
      ['/body/config/weights', 'weights_sum'],
    ])
  })
})
