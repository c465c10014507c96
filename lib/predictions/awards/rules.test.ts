import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitAward, splitTakeBack } from './rules'

const points = fc.nat({ max: 1_000 })

test('an award fills what is owed first, and nothing of it is lost', () => {
  expect(splitAward(12, 5)).toEqual({ toWallet: 7, toDebt: 5 })
  fc.assert(
    fc.property(points, points, (amount, owed) => {
      const { toWallet, toDebt } = splitAward(amount, owed)
      expect([toWallet + toDebt, toDebt <= owed, toWallet === 0 || toDebt === owed]).toEqual([amount, true, true])
    }),
  )
})

test('what is taken back comes from the wallet as far as it goes, and the rest is owed', () => {
  expect(splitTakeBack(12, 5)).toEqual({ fromWallet: 5, fromDebt: 7 })
  fc.assert(
    fc.property(points, points, (amount, available) => {
      const { fromWallet, fromDebt } = splitTakeBack(amount, available)
      expect([fromWallet + fromDebt, fromWallet <= available]).toEqual([amount, true])
      expect(fromDebt === 0 || fromWallet === available).toBe(true)
    }),
  )
})
