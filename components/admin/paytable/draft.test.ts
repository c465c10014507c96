import { expect, test } from 'vitest'
import type { SlotConfig } from '@/lib/arcade/slot/contract'
import { changesBetween, configOf, draftOf } from './draft'

const FIRST: SlotConfig = {
  weights: { seven: 2, bar: 4, bell: 8, clover: 12, lemon: 16, cherry: 22 },
  pays: { seven: 500, bar: 100, bell: 30, clover: 15, lemon: 8, cherry: 4, two_cherries: 2 },
}

test('a paytable survives the way into the fields and back', () => {
  expect(configOf(draftOf(FIRST))).toEqual(FIRST)
})

test.each(['', ' ', '1.5', '-1', '1e3', 'seven', '9999999'])('%j is no figure of a paytable', (text) => {
  expect(configOf({ ...draftOf(FIRST), 'pays/lemon': text })).toBeNull()
})

test('a weight lies on the reel, a pay may be anything that the rules then judge', () => {
  expect(configOf({ ...draftOf(FIRST), 'weights/seven': '0' })).toBeNull()
  expect(configOf({ ...draftOf(FIRST), 'weights/seven': '65' })).toBeNull()
  expect(configOf({ ...draftOf(FIRST), 'pays/seven': '0' })?.pays.seven).toBe(0)
})

test('only the figures that differ are changes, in the order of the paytable', () => {
  const after = configOf({ ...draftOf(FIRST), 'pays/lemon': '9', 'weights/bar': '5' })!
  expect(changesBetween(FIRST, after)).toEqual([
    { name: 'weights/bar', before: 4, after: 5 },
    { name: 'pays/lemon', before: 8, after: 9 },
  ])
  expect(changesBetween(FIRST, FIRST)).toEqual([])
})
