import { expect, test } from 'vitest'
import type { GachaConfig } from '@/lib/arcade/gacha/contract'
import { changesBetween } from '@/lib/arcade/odds/rules'
import type { SlotConfig } from '@/lib/arcade/slot/contract'
import { configOf, draftOf } from './draft'

const FIRST: SlotConfig = {
  weights: { seven: 2, bar: 4, bell: 8, clover: 12, lemon: 16, cherry: 22 },
  pays: { seven: 500, bar: 100, bell: 30, clover: 15, lemon: 8, cherry: 4, two_cherries: 2 },
}
const GACHA: GachaConfig = {
  cost: { one: 100, ten: 1_000 },
  rates: { SSR: 10_000, SR: 90_000, R: 300_000, N: 600_000 },
  items: {
    SSR: [{ id: 'moa', ppm: 1_000_000 }],
    SR: [
      { id: 'moon', ppm: 500_000 },
      { id: 'whale', ppm: 500_000 },
    ],
    R: [{ id: 'kite', ppm: 1_000_000 }],
    N: [{ id: 'leaf', ppm: 1_000_000 }],
  },
  pity: { softFrom: 61, softStep: 50_000, hard: 80 },
  tenth: 'SR',
  shards: { SSR: 100, SR: 20, R: 5, N: 1 },
}

test('the figures of every game survive the way into the fields and back', () => {
  expect(configOf('slot', draftOf('slot', FIRST))).toEqual(FIRST)
  expect(configOf('rps', draftOf('rps', { win: 190 }))).toEqual({ win: 190 })
  expect(configOf('crash', draftOf('crash', { edgePercent: 1, cap: 100_000 }))).toEqual({
    edgePercent: 1,
    cap: 100_000,
  })
  expect(configOf('gacha', draftOf('gacha', GACHA))).toEqual(GACHA)
})

test.each(['', ' ', '1.5', '-1', '1e3', 'seven', '9999999'])('%j is no figure of a paytable', (text) => {
  expect(configOf('slot', { ...draftOf('slot', FIRST), 'pays/lemon': text })).toBeNull()
})

test('a weight lies on the reel, a pay may be anything that the rules then judge', () => {
  const draft = draftOf('slot', FIRST)
  expect(configOf('slot', { ...draft, 'weights/seven': '0' })).toBeNull()
  expect(configOf('slot', { ...draft, 'weights/seven': '65' })).toBeNull()
  expect(configOf('slot', { ...draft, 'pays/seven': '0' })?.pays.seven).toBe(0)
})

test('an item moves to another rarity, or leaves, by its own fields', () => {
  const draft = draftOf('gacha', GACHA)
  const moved = configOf('gacha', { ...draft, 'items/whale/rarity': 'R', 'items/moon/rarity': '' })!
  expect(moved.items.SR).toEqual([])
  expect(moved.items.R).toContainEqual({ id: 'whale', ppm: 500_000 })
  expect(changesBetween(GACHA, moved).map(({ field }) => field)).toEqual([
    'items/SR/moon/ppm',
    'items/SR/whale/ppm',
    'items/R/whale/ppm',
  ])
})
