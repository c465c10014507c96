import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { expireHolds } from '@/lib/ledger/holds/service'
import { capture, hold, post, postBatch, release, walletOf } from '@/lib/ledger/service'
import { setClock } from '@/lib/platform/clock/clock'
import { db, transaction } from '@/lib/platform/db/client'
import { aWallet, balanceOf, entriesOf, leg, SINK, transferOf } from '@/tests/support/ledger'

const words = (reason = 'test') => ({ scope: 'test.hold', key: randomUUID(), reason })

async function aHold({ amount = 60, funds = 100, ttlS }: { amount?: number; funds?: number; ttlS?: number } = {}) {
  const memberId = await aWallet({ GOLD: funds })
  const given = { ...words(), from: walletOf(memberId), to: SINK, asset: 'GOLD', amount, ...(ttlS && { ttlS }) }
  const { holdId } = await transaction((tx) => hold(tx, given))
  return { memberId, holdId, given }
}

const captureIt = (holdId: string, more: { amount?: number; isFinal?: boolean } = {}) =>
  transaction((tx) => capture(tx, { ...words(), holdId, ...more }))
const releaseIt = (holdId: string) => transaction((tx) => release(tx, { ...words(), holdId }))
const readHold = (id: string) => db.hold.findUniqueOrThrow({ where: { id } })
const later = (seconds: number) => setClock(new Date(Date.now() + seconds * 1000))

afterEach(() => setClock(null))

describe('a hold', () => {
  test('counts against what is available and stays the payer’s', async () => {
    const { memberId } = await aHold()
    expect(await balanceOf(memberId)).toEqual({ available: 40, held: 60, version: 2 })
    expect((await entriesOf(memberId)).at(-1)).toMatchObject({ amount: '0', held: '60', balance: '100' })
  })

  test('cannot be spent by a transfer', async () => {
    const { memberId } = await aHold()
    const spend = transferOf([leg(walletOf(memberId), SINK, 41)])
    await expect(transaction((tx) => post(tx, spend))).rejects.toMatchObject({ code: 'INSUFFICIENT_FUNDS' })
  })

  test('needs what it sets aside', async () => {
    await expect(aHold({ amount: 101 })).rejects.toMatchObject({ code: 'INSUFFICIENT_FUNDS' })
  })

  test('asked for twice under one key is one hold', async () => {
    const { memberId, holdId, given } = await aHold()
    const again = await transaction((tx) => hold(tx, given))
    expect(again).toMatchObject({ holdId, isReplay: true })
    expect((await balanceOf(memberId))?.held).toBe(60)
  })
})

describe('a capture', () => {
  test('of everything pays the payee and resolves the hold', async () => {
    const { memberId, holdId } = await aHold()
    await captureIt(holdId)
    expect(await balanceOf(memberId)).toEqual({ available: 40, held: 0, version: 3 })
    expect(await readHold(holdId)).toMatchObject({ state: 'captured', captured: 60n, released: 0n })
  })

  test('of a part leaves the rest held, and a final one releases it', async () => {
    const { memberId, holdId } = await aHold()
    await captureIt(holdId, { amount: 20 })
    expect(await balanceOf(memberId)).toMatchObject({ available: 40, held: 40 })
    await captureIt(holdId, { amount: 10, isFinal: true })
    expect(await balanceOf(memberId)).toMatchObject({ available: 70, held: 0 })
    expect(await readHold(holdId)).toMatchObject({ state: 'captured', captured: 30n, released: 30n })
  })

  test('of more than is held is refused', async () => {
    const { holdId } = await aHold()
    await expect(captureIt(holdId, { amount: 61 })).rejects.toMatchObject({ code: 'HOLD_EXCEEDED' })
  })

  test.each([
    ['captured', captureIt],
    ['released', releaseIt],
  ])('of a %s hold is refused', async (_state, resolve) => {
    const { holdId } = await aHold()
    await resolve(holdId)
    await expect(captureIt(holdId)).rejects.toMatchObject({ code: 'HOLD_RESOLVED' })
    await expect(releaseIt(holdId)).rejects.toMatchObject({ code: 'HOLD_RESOLVED' })
  })

  test('of an unknown hold finds nothing', async () => {
    await expect(captureIt('hld_01KADX4T5QZ3M8V0W2Y6B9C1DE')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('an overdue hold', () => {
  test('cannot be captured although nobody has swept it', async () => {
    const { memberId, holdId } = await aHold({ ttlS: 60 })
    await later(61)
    await expect(captureIt(holdId)).rejects.toMatchObject({ code: 'HOLD_EXPIRED' })
    expect(await balanceOf(memberId)).toMatchObject({ available: 40, held: 60 })
  })

  test('is given back by the sweep, once', async () => {
    const { memberId, holdId } = await aHold({ ttlS: 60 })
    await later(61)
    await Promise.all([expireHolds(), expireHolds(), expireHolds()])
    expect(await expireHolds()).toBe(0)
    expect(await balanceOf(memberId)).toEqual({ available: 100, held: 0, version: 3 })
    expect(await readHold(holdId)).toMatchObject({ state: 'expired', released: 60n })
  })

  test('can be captured up to its last second', async () => {
    const { holdId } = await aHold({ ttlS: 60 })
    await later(55)
    await captureIt(holdId)
    expect((await readHold(holdId)).state).toBe('captured')
  })
})

describe('a race', () => {
  test('of capture, release and sweep has exactly one winner', async () => {
    for (let round = 0; round < 15; round++) {
      const { memberId, holdId } = await aHold({ ttlS: 3_600 })
      const attempts = [captureIt, releaseIt, captureIt, releaseIt].map((resolve) => resolve(holdId))
      const outcomes = await Promise.allSettled(attempts)
      expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
      for (const one of outcomes) if (one.status === 'rejected') expect(one.reason.code).toBe('HOLD_RESOLVED')
      const { state } = await readHold(holdId)
      expect((await balanceOf(memberId))?.available).toBe(state === 'captured' ? 40 : 100)
    }
  })

  test('of two captures in one batch has one winner', async () => {
    const { memberId, holdId } = await aHold()
    const outcomes = await postBatch([
      { kind: 'capture', ...words(), holdId },
      { kind: 'capture', ...words(), holdId },
      { kind: 'release', ...words(), holdId },
    ])
    expect(outcomes.map((one) => one.status)).toEqual(['posted', 'refused', 'refused'])
    expect(await balanceOf(memberId)).toEqual({ available: 40, held: 0, version: 3 })
  })

  test('of many holds never sets aside more than there is', async () => {
    const memberId = await aWallet({ GOLD: 100 })
    const given = { from: walletOf(memberId), to: SINK, asset: 'GOLD', amount: 30 }
    const attempts = Array.from({ length: 12 }, () => transaction((tx) => hold(tx, { ...words(), ...given })))
    const outcomes = await Promise.allSettled(attempts)
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(3)
    expect(await balanceOf(memberId)).toMatchObject({ available: 10, held: 90 })
  })
})
