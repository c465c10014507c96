import { describe, expect, test } from 'vitest'
import { contentOf, digestText, objectionTo, outcomeOf, type Posting, type TransferPosting } from './rules'

const A = { owner: 'usr_a', bucket: 'main' }
const B = { owner: 'usr_b', bucket: 'main' }
const transfer = (more: Partial<TransferPosting> = {}): TransferPosting => ({
  kind: 'transfer',
  scope: 'test',
  key: 'k',
  reason: 'test',
  legs: [{ from: A, to: B, asset: 'GOLD', amount: 1 }],
  ...more,
})
const legOf = (amount: number) => [{ from: A, to: B, asset: 'GOLD', amount }]

describe('the form of a posting', () => {
  test.each<[string, Posting]>([
    ['a transfer', transfer()],
    [
      'one with everything',
      transfer({ related: { type: 'round', id: 'rnd_1' }, memo: '메모 | with a bar', actor: 'usr_x' }),
    ],
    ['a hold', { kind: 'hold', scope: 's', key: 'k', reason: 'test', from: A, to: B, asset: 'GOLD', amount: 5 }],
    ['a capture of all', { kind: 'capture', scope: 's', key: 'k', reason: 'test', holdId: 'hld_1' }],
    ['a release', { kind: 'release', scope: 's', key: 'k', reason: 'test', holdId: 'hld_1' }],
    ['a reversal', { kind: 'reversal', scope: 's', key: 'k', reason: 'test', transferId: 'trf_1' }],
  ])('%s is accepted', (_what, posting) => {
    expect(objectionTo(posting)).toBeNull()
  })

  test.each<[string, Posting]>([
    ['no legs', transfer({ legs: [] })],
    ['101 legs', transfer({ legs: Array(101).fill(legOf(1)[0]) })],
    ['nothing', transfer({ legs: legOf(0) })],
    ['less than nothing', transfer({ legs: legOf(-1) })],
    ['a fraction', transfer({ legs: legOf(0.5) })],
    ['2^53', transfer({ legs: legOf(2 ** 53) })],
    ['no number', transfer({ legs: legOf(Number.NaN) })],
    ['no key', transfer({ key: '' })],
    ['a reason with blanks', transfer({ reason: 'just because' })],
    ['a related id with a bar', transfer({ related: { type: 'round', id: 'a|b' } })],
    ['an empty memo', transfer({ memo: '' })],
    ['an actor with a bar', transfer({ actor: 'a|b' })],
    ['a capture of nothing', { kind: 'capture', scope: 's', key: 'k', reason: 'test', holdId: 'hld_1', amount: 0 }],
  ])('%s is refused', (_what, posting) => {
    expect(objectionTo(posting)).not.toBeNull()
  })
})

test('the content of a posting is everything but its key', () => {
  expect(contentOf(transfer())).not.toHaveProperty('key')
  expect(contentOf(transfer({ key: 'other', scope: 'other' }))).toEqual(contentOf(transfer()))
  expect(contentOf(transfer({ memo: 'm' }))).not.toEqual(contentOf(transfer()))
})

test('outcomes are posted with their transfer, or refused with a code', () => {
  expect(outcomeOf(0, 'trf_1', true)).toEqual({ status: 'posted', transferId: 'trf_1', isReplay: true })
  expect(outcomeOf(1, null, false)).toEqual({ status: 'refused', code: 'INSUFFICIENT_FUNDS', isReplay: false })
})

describe('the digested text', () => {
  const row = {
    id: 'trf_1',
    kind: 'transfer',
    reason: 'test',
    relatedType: null,
    relatedId: null,
    actor: 'system',
    reverses: null,
    holdId: null,
    createdAtUs: '1700000000000000',
    xid: '77',
    memo: 'a|b',
  }
  const entry = (leg: number, amount: string) => ({
    accountId: String(leg),
    version: '1',
    leg,
    amount,
    heldDelta: '0',
    balanceAfter: amount,
    heldAfter: '0',
  })

  test('holds every field, the entries by leg, and the memo last', () => {
    expect(digestText(row, [entry(2, '5'), entry(1, '-5')])).toBe(
      'trf_1|transfer|test|||system|||1700000000000000|77|1,1,-5,0,-5,0|2,1,5,0,5,0|a|b',
    )
  })

  test('of a transfer without a memo ends empty', () => {
    expect(digestText({ ...row, memo: null }, [entry(1, '0')])).toMatch(/\|1,1,0,0,0,0\|$/)
  })
})
