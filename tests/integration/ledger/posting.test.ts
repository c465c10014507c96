import { describe, expect, test } from 'vitest'
import { post, postBatch, walletOf } from '@/lib/ledger/service'
import { pool, transaction } from '@/lib/platform/db/client'
import { AMOUNT_MAX } from '@/lib/platform/kernel/money'
import { aWallet, balanceOf, entriesOf, ISSUE, leg, SINK, transferOf, verdictOf } from '@/tests/support/ledger'

describe('a transfer', () => {
  test('moves an amount between two wallets', async () => {
    const [a, b] = [await aWallet({ GOLD: 100 }), await aWallet()]
    await transaction((tx) => post(tx, transferOf([leg(walletOf(a), walletOf(b), 30)])))
    expect([await balanceOf(a), await balanceOf(b)]).toEqual([
      { available: 70, held: 0, version: 2 },
      { available: 30, held: 0, version: 1 },
    ])
  })

  test('may have several legs and several assets, and is one transfer', async () => {
    const a = await aWallet({ GOLD: 100, GEM: 5 })
    const legs = [leg(walletOf(a), SINK, 100), leg(ISSUE, walletOf(a), 40), leg(walletOf(a), SINK, 5, 'GEM')]
    const { transferId } = await transaction((tx) => post(tx, transferOf(legs)))
    expect((await entriesOf(a)).slice(1).map((entry) => [entry.amount, entry.balance, entry.transfer])).toEqual([
      ['-100', '0', transferId],
      ['40', '40', transferId],
    ])
    expect(await balanceOf(a, 'GEM')).toEqual({ available: 0, held: 0, version: 2 })
  })

  test('is refused when a leg is not covered at its turn, even if a later leg would cover it', async () => {
    const a = await aWallet({ GOLD: 10 })
    const [outcome] = await postBatch([transferOf([leg(walletOf(a), SINK, 20), leg(ISSUE, walletOf(a), 100)])])
    expect(verdictOf(outcome)).toBe('INSUFFICIENT_FUNDS')
    expect(await balanceOf(a)).toEqual({ available: 10, held: 0, version: 1 })
  })

  test('cannot raise a balance above what JSON carries exactly', async () => {
    const a = await aWallet({ GOLD: 10 })
    const [outcome] = await postBatch([transferOf([leg(ISSUE, walletOf(a), AMOUNT_MAX)])])
    expect(verdictOf(outcome)).toBe('BALANCE_LIMIT')
    expect(await balanceOf(a)).toEqual({ available: 10, held: 0, version: 1 })
  })

  test('needs a wallet at either end', async () => {
    const lost = walletOf('usr_01KADX4T5QZ3M8V0W2Y6B9C1DE')
    await expect(transaction((tx) => post(tx, transferOf([leg(ISSUE, lost, 1)])))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('rolls back with the transaction it is part of', async () => {
    const a = await aWallet({ GOLD: 10 })
    const posting = transferOf([leg(walletOf(a), SINK, 4)])
    await expect(
      transaction(async (tx) => {
        await post(tx, posting)
        throw new Error('the caller gave up')
      }),
    ).rejects.toThrow('gave up')
    expect(await balanceOf(a)).toEqual({ available: 10, held: 0, version: 1 })
    expect(verdictOf((await postBatch([posting]))[0])).toBe('posted')
  })

  test.each([[[]], [[0]], [[-5]], [[1.5]], [[AMOUNT_MAX + 1]]])(
    'with the amounts %j is a defect of the caller',
    async (amounts) => {
      const a = await aWallet()
      const legs = amounts.map((amount) => leg(ISSUE, walletOf(a), amount))
      await expect(postBatch([transferOf(legs)])).rejects.toThrow(TypeError)
    },
  )
})

describe('a batch', () => {
  test('judges each item by itself, in order', async () => {
    const [a, b] = [await aWallet({ GOLD: 10 }), await aWallet()]
    const outcomes = await postBatch([
      transferOf([leg(walletOf(a), walletOf(b), 7)]),
      transferOf([leg(walletOf(a), walletOf(b), 7)]),
      transferOf([leg(walletOf(b), walletOf(a), 7)]),
      transferOf([leg(walletOf(a), walletOf(b), 10)]),
      transferOf([leg(walletOf('usr_01KADX4T5QZ3M8V0W2Y6B9C1DE'), walletOf(b), 1)]),
    ])
    expect(outcomes.map(verdictOf)).toEqual(['posted', 'INSUFFICIENT_FUNDS', 'posted', 'posted', 'NOT_FOUND'])
    expect([(await balanceOf(a))?.available, (await balanceOf(b))?.available]).toEqual([0, 10])
  })

  test('counts a key that it holds twice once', async () => {
    const a = await aWallet({ GOLD: 10 })
    const spend = transferOf([leg(walletOf(a), SINK, 4)])
    const other = { ...spend, legs: [leg(walletOf(a), SINK, 5)] }
    const poor = transferOf([leg(walletOf(a), SINK, 40)])
    const outcomes = await postBatch([spend, poor, spend, other, poor])
    expect(outcomes.map(verdictOf)).toEqual([
      'posted',
      'INSUFFICIENT_FUNDS',
      'posted',
      'IDEMPOTENCY_KEY_REUSED',
      'INSUFFICIENT_FUNDS',
    ])
    expect(outcomes.map((outcome) => outcome.isReplay)).toEqual([false, false, true, false, true])
    expect(outcomes[2]).toMatchObject({ transferId: (outcomes[0] as { transferId: string }).transferId })
    expect(await balanceOf(a)).toEqual({ available: 6, held: 0, version: 2 })
  })

  test('tells each touched member the new state once, whole', async () => {
    const [a, b] = [await aWallet({ GOLD: 100, GEM: 1 }), await aWallet()]
    await postBatch([transferOf([leg(walletOf(a), walletOf(b), 1)]), transferOf([leg(walletOf(a), walletOf(b), 2)])])
    const { rows } = await pool().query(
      'select member_id, key, version::int, payload from platform.event where member_id = any($1) order by id desc limit 2',
      [[a, b]],
    )
    const expected = [
      [a, 3, { version: 4, balances: { GOLD: { available: 97, held: 0, version: 3 } } }],
      [b, 2, { version: 2, balances: { GOLD: { available: 3, held: 0, version: 2 } } }],
    ] as const
    for (const [member, version, payload] of expected) {
      expect(rows).toContainEqual({ member_id: member, key: `${member}:GOLD`, version, payload })
    }
  })
})

describe('a key', () => {
  test('gives the first outcome for ever', async () => {
    const a = await aWallet({ GOLD: 10 })
    const spend = transferOf([leg(walletOf(a), SINK, 10)])
    const first = await postBatch([spend])
    const refused = transferOf([leg(walletOf(a), SINK, 1)])
    await postBatch([refused])
    await postBatch([transferOf([leg(ISSUE, walletOf(a), 100)])])
    expect(await postBatch([spend, refused])).toEqual([
      { ...first[0], isReplay: true },
      { status: 'refused', code: 'INSUFFICIENT_FUNDS', isReplay: true },
    ])
  })

  test('with other content is refused', async () => {
    const a = await aWallet({ GOLD: 10 })
    const spend = transferOf([leg(walletOf(a), SINK, 1)])
    await postBatch([spend])
    await expect(transaction((tx) => post(tx, { ...spend, memo: 'another' }))).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    })
  })

  test('has one effect when twenty connections post it at once', async () => {
    const a = await aWallet({ GOLD: 100 })
    const spend = transferOf([leg(walletOf(a), SINK, 10)])
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => postBatch([spend])))
    expect(new Set(outcomes.map(([outcome]) => (outcome as { transferId: string }).transferId)).size).toBe(1)
    expect(outcomes.filter(([outcome]) => outcome?.isReplay === false)).toHaveLength(1)
    expect(await balanceOf(a)).toEqual({ available: 90, held: 0, version: 2 })
  })

  test('of another scope is another key', async () => {
    const a = await aWallet({ GOLD: 10 })
    const spend = transferOf([leg(walletOf(a), SINK, 1)])
    const outcomes = await postBatch([spend, { ...spend, scope: 'other' }])
    expect(outcomes.map((outcome) => outcome.isReplay)).toEqual([false, false])
  })
})
