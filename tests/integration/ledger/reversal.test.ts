import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { capture, hold, post, postBatch, reverse, walletOf } from '@/lib/ledger/service'
import { transaction } from '@/lib/platform/db/client'
import { aWallet, balanceOf, ISSUE, leg, SINK, transferOf, verdictOf } from '@/tests/support/ledger'

const words = () => ({ scope: 'test.reverse', key: randomUUID(), reason: 'correction' })
const reverseIt = (transferId: string) => transaction((tx) => reverse(tx, { ...words(), transferId }))
const postIt = async (...legs: Parameters<typeof transferOf>[0]) =>
  (await transaction((tx) => post(tx, transferOf(legs)))).transferId

test('a reversal undoes every leg', async () => {
  const [a, b] = [await aWallet({ GOLD: 100, GEM: 3 }), await aWallet()]
  const transferId = await postIt(leg(walletOf(a), walletOf(b), 60), leg(walletOf(a), walletOf(b), 3, 'GEM'))
  await reverseIt(transferId)
  expect([await balanceOf(a), await balanceOf(b, 'GEM')]).toEqual([
    { available: 100, held: 0, version: 3 },
    { available: 0, held: 0, version: 2 },
  ])
})

test('a transfer is reversed once, however often and from wherever it is asked', async () => {
  const a = await aWallet({ GOLD: 100 })
  const transferId = await postIt(leg(walletOf(a), SINK, 60))
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => reverseIt(transferId)))
  expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  for (const one of outcomes) if (one.status === 'rejected') expect(one.reason.code).toBe('ALREADY_REVERSED')
  expect((await balanceOf(a))?.available).toBe(100)
})

test('two reversals of one transfer in one batch: one is refused', async () => {
  const a = await aWallet({ GOLD: 100 })
  const transferId = await postIt(leg(walletOf(a), SINK, 60))
  const again = () => ({ kind: 'reversal' as const, ...words(), transferId })
  expect((await postBatch([again(), again()])).map(verdictOf)).toEqual(['posted', 'ALREADY_REVERSED'])
})

test('a reversal that a member has spent is refused and changes nothing', async () => {
  const a = await aWallet()
  const transferId = await postIt(leg(ISSUE, walletOf(a), 50))
  await postIt(leg(walletOf(a), SINK, 20))
  await expect(reverseIt(transferId)).rejects.toMatchObject({ code: 'INSUFFICIENT_FUNDS' })
  expect(await balanceOf(a)).toEqual({ available: 30, held: 0, version: 2 })
})

test('a reversal needs only the net of what it takes back', async () => {
  const a = await aWallet({ GOLD: 10 })
  const transferId = await postIt(leg(walletOf(a), SINK, 10), leg(ISSUE, walletOf(a), 50))
  await postIt(leg(walletOf(a), SINK, 10))
  await reverseIt(transferId)
  expect((await balanceOf(a))?.available).toBe(0)
})

test('a capture can be reversed; a reversal, a hold and the unknown cannot', async () => {
  const a = await aWallet({ GOLD: 100 })
  const given = { ...words(), from: walletOf(a), to: SINK, asset: 'GOLD', amount: 40 }
  const held = await transaction((tx) => hold(tx, given))
  await expect(reverseIt(held.transferId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const captured = await transaction((tx) => capture(tx, { ...words(), holdId: held.holdId }))
  const reversal = await reverseIt(captured.transferId)
  expect(await balanceOf(a)).toMatchObject({ available: 100, held: 0 })
  await expect(reverseIt(reversal.transferId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(reverseIt('trf_01KADX4T5QZ3M8V0W2Y6B9C1DE')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
