import { expect, test } from 'vitest'
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
  expect(bare.result?.stops).toBeUndefined()
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
