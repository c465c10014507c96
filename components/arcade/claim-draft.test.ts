import { expect, test } from 'vitest'
import type { Round } from '@/lib/arcade/rounds/contract'
import type { SlotRound } from '@/lib/arcade/slot/contract'
import vectors from '@/tests/vectors/fairness.json'
import { claimOf, draftOf, draftOfText, EMPTY_DRAFT, wrongFields } from './claim-draft'

const [spin] = vectors.spins
if (!spin) throw new Error('there are no vectors')
const { serverSeed, serverSeedHash, clientSeed, nonce, configVersion, bet, payout, result } = spin
const round = {
  id: 'rnd_01KADX4T5QZ3M8V0W2Y6B9C1DE',
  game: 'slot',
  bet,
  payout,
  result,
  fairness: { serverSeedHash, clientSeed, nonce, configVersion },
  createdAt: '2026-11-21T00:00:00.000Z',
} as SlotRound

test('a round goes through the form unchanged', () => {
  const claim = claimOf(draftOf({ round, serverSeed }))
  expect(claim).toEqual({ game: 'slot', ...spin, roundId: round.id })
})

test('a round can be pasted as any answer that carries it', () => {
  const draft = draftOf({ round, serverSeed })
  expect(draftOfText(JSON.stringify({ round, serverSeed, info: null }))).toEqual(draft)
  expect(draftOfText(JSON.stringify(round))).toEqual({ ...draft, serverSeed: '' })
  for (const text of ['', 'null', '{}', '[1]', 'round', '{"round":{}}']) expect(draftOfText(text)).toBeNull()
})

test('an edited field changes the claim, an emptied one claims nothing', () => {
  const draft = draftOf({ round, serverSeed })
  expect(claimOf({ ...draft, payout: '70', stops: '1,2, 3' })).toMatchObject({
    payout: 70,
    result: { stops: [1, 2, 3] },
  })
  const bare = claimOf({ ...draft, payout: '', stops: '', serverSeedHash: '' })
  expect(bare).not.toHaveProperty('payout')
  expect(bare).not.toHaveProperty('serverSeedHash')
  expect(bare.result).toMatchObject({ stops: undefined })
})

test('what cannot be computed with is named', () => {
  expect(wrongFields(EMPTY_DRAFT)).toEqual(['serverSeed', 'clientSeed', 'nonce', 'bet'])
  const draft = draftOf({ round, serverSeed })
  expect(wrongFields(draft)).toEqual([])
  expect(wrongFields({ ...draft, serverSeed: 'xyz', stops: '1,2', nonce: '-1', payout: '1.5' })).toEqual([
    'serverSeed',
    'nonce',
    'stops',
    'payout',
  ])
  expect(wrongFields({ ...draft, stops: '1, 2, 64' })).toEqual(['stops'])
})

test('a round of crash goes through the form: an empty field is no target, no cash-out, nothing paid', () => {
  const crash = {
    ...round,
    game: 'crash',
    result: { point: 250, autoTarget: 300, cashOutMs: null, multiplier: null, presentation: 'loss' },
  } as Round
  const draft = draftOf({ round: crash, serverSeed })
  expect(draft).toMatchObject({ autoTarget: '300', cashOutMs: '', point: '250', multiplier: '' })
  expect(claimOf(draft)).toMatchObject({ autoTarget: 300, cashOutMs: null, result: crash.result })
  expect(claimOf({ ...draft, multiplier: '150' })).toMatchObject({ result: { multiplier: 150 } })
})

test('a round of the gacha brings the count before it and what was owned', () => {
  const pull = {
    item: 'leaf',
    rarity: 'N',
    pEffectivePpm: 10_000,
    pityBefore: 12,
    pityAfter: 13,
    isDuplicate: true,
    shards: 1,
  }
  const gacha = {
    ...round,
    game: 'gacha',
    result: { count: 1, pulls: [pull], shards: 1, presentation: 'loss' },
  } as Round
  const draft = draftOf({ round: gacha, serverSeed, owned: ['leaf'] })
  expect(claimOf(draft)).toMatchObject({ game: 'gacha', count: 1, missed: 12, owned: ['leaf'], result: gacha.result })
  expect(wrongFields({ ...draft, owned: 'leaf, nothing' })).toEqual(['owned'])
})

test('a hand of rock paper scissors is claimed as decided and as recorded', () => {
  const rps = {
    ...round,
    game: 'rps',
    result: { choice: 'rock', serverChoice: 'paper', presentation: 'loss' },
  } as Round
  expect(claimOf(draftOf({ round: rps, serverSeed }))).toMatchObject({ choice: 'rock', result: rps.result })
})
