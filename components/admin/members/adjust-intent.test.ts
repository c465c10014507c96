import { expect, test } from 'vitest'
import { amountOf, type Done, signed, undoOf } from './adjust-intent'

test.each([
  ['500', 500],
  [' 1,250 ', 1_250],
  ['1000000000', 1_000_000_000],
])('%j is an amount', (text, amount) => {
  expect(amountOf(text)).toBe(amount)
})

test.each(['', '0', '-5', '1.5', '1e3', '오백', '1000000001', '99999999999999999'])('%j is no amount', (text) => {
  expect(amountOf(text)).toBeNull()
})

const DONE: Done = { direction: 'grant', amount: 500, reason: 'event prize', transferId: 'trf_1', after: 1_500 }

test('an undo moves the same amount the other way', () => {
  const undo = undoOf(DONE, 'undone')
  expect(undo).toEqual({ direction: 'deduct', amount: '500', reason: 'undone' })
  expect(signed(DONE) + signed({ direction: undo.direction, amount: amountOf(undo.amount)! })).toBe(0)
})

test("an undo's reason fits the ledger", () => {
  expect(undoOf(DONE, 'x'.repeat(500)).reason).toHaveLength(200)
})
