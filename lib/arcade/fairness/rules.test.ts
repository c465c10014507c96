import { createHash, createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import crash from '@/tests/vectors/crash.json'
import vectors from '@/tests/vectors/fairness.json'
import gacha from '@/tests/vectors/gacha.json'
import rps from '@/tests/vectors/rps.json'
import { multiplierAt, pointOf } from '../crash/rules'
import type { GachaConfig, GachaResult } from '../gacha/contract'
import type { ConfigOf } from '../paytables/rules/games'
import { HANDS } from '../rps/constants'
import type { SlotConfig } from '../slot/contract'
import { settleSpin } from '../slot/rules'
import type { Game } from '../stats/contract'
import type { Claim, ClaimOf } from './contract'
import { type Digests, drawIntegers, hashOfSeed, messageOf, residueOf, verifyRound } from './rules'

const GACHA: GachaConfig = {
  cost: { one: 50, ten: 500 },
  rates: { SSR: 10_000, SR: 90_000, R: 300_000, N: 600_000 },
  items: {
    SSR: [{ id: 'moa', ppm: 1_000_000 }],
    SR: [{ id: 'whale', ppm: 1_000_000 }],
    R: [{ id: 'kite', ppm: 1_000_000 }],
    N: [{ id: 'leaf', ppm: 1_000_000 }],
  },
  pity: { softFrom: 61, softStep: 50_000, hard: 80 },
  tenth: 'SR',
  shards: { SSR: 100, SR: 20, R: 5, N: 1 },
}
const digests: Digests = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  hmac: (key, message) => createHmac('sha256', key).update(message).digest(),
}
const webDigests: Digests = {
  sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))),
  hmac: async (key, message) => {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const imported = await crypto.subtle.importKey('raw', Uint8Array.from(key), algorithm, false, ['sign'])
    return new Uint8Array(await crypto.subtle.sign('HMAC', imported, Uint8Array.from(message)))
  },
}

describe('rejection sampling', () => {
  test('every residue of every bound has exactly as many words (all words of a small space)', () => {
    const space = 256
    const words = Array.from({ length: space }, (_, word) => word)
    for (let bound = 1; bound <= space; bound++) {
      const counts = new Array<number>(bound).fill(0)
      for (const word of words) {
        const value = residueOf(word, bound, space)
        if (value !== null) counts[value] = (counts[value] ?? 0) + 1
      }
      expect(new Set(counts)).toEqual(new Set([Math.floor(space / bound)]))
    }
  })

  test.each([3, 6, 10, 64, 1_000_000, 2 ** 31 + 1])(
    'of the real words, those past the last multiple of %i are rejected',
    (bound) => {
      const limit = Math.floor(2 ** 32 / bound) * bound
      expect(residueOf(limit - 1, bound)).toBe(bound - 1)
      expect(limit === 2 ** 32 ? null : residueOf(limit, bound)).toBeNull()
    },
  )

  test('the stop of a reel is never drawn twice', () => {
    expect(residueOf(2 ** 32 - 1, 64)).toBe(63)
  })
})

describe('published test vectors', () => {
  test.each(vectors.draws)(
    '$game, version $configVersion, nonce $nonce',
    async ({ bounds, draws, serverSeedHash, ...play }) => {
      expect(await hashOfSeed(digests, play.serverSeed)).toBe(serverSeedHash)
      expect(await drawIntegers(digests, play, bounds)).toEqual(draws)
      expect(await drawIntegers(webDigests, play, bounds)).toEqual(draws)
    },
  )

  test('the spins come out of draw, paytable and stake', async () => {
    for (const { bet, result, payout, serverSeedHash, ...play } of vectors.spins) {
      const stops = await drawIntegers(digests, { ...play, game: 'slot' }, [64, 64, 64])
      expect(settleSpin(vectors.config, stops, bet)).toEqual({ result, payout })
      expect(await hashOfSeed(digests, play.serverSeed)).toBe(serverSeedHash)
    }
  })

  test.each([
    ['rps', rps],
    ['gacha', gacha],
    ['crash', crash],
  ] as const)(
    'the rounds of %s are what the seeds, the figures and the decisions make of them',
    async (game, published) => {
      for (const round of published.rounds) {
        const claim = { game, ...round } as Claim
        const { differences } = await verifyRound(digests, claim, published.config as ConfigOf[Game])
        expect(differences, JSON.stringify(round)).toEqual([])
      }
    },
  )

  test('crash points change exactly where they should, and the curve stands where it should', () => {
    for (const { edgePercent, high, low, point } of crash.points) {
      expect(pointOf({ edgePercent, cap: 100_000 }, [high, low])).toBe(point)
    }
    for (const { ms, multiplier } of crash.curve) expect(multiplierAt(ms)).toBe(multiplier)
  })

  test('the message names scheme, game, version, client seed, nonce and block', () => {
    const play = { serverSeed: '', game: 'slot', configVersion: 1, clientSeed: 'otter', nonce: 7 }
    expect(messageOf(play, 2)).toBe('moa/v1|slot|1|otter|7|2')
  })
})

type SlotClaim = ClaimOf<'slot'> & Required<Pick<ClaimOf<'slot'>, 'payout' | 'result'>>

describe('verification of the slot', () => {
  const config: SlotConfig = vectors.config
  const claim = { ...vectors.spins[0], game: 'slot' } as SlotClaim
  const { payout, result } = claim
  const fieldsOf = async (tampered: Partial<SlotClaim>) =>
    (await verifyRound(digests, { ...claim, ...tampered }, config)).differences.map(({ field }) => field)

  test('a true round is a match, field by field', async () => {
    expect(await verifyRound(digests, claim, config)).toMatchObject({ verdict: 'match', differences: [] })
  })

  test('another server seed does not fit the committed hash', async () => {
    expect(await fieldsOf({ serverSeed: 'f'.repeat(64) })).toContain('serverSeedHash')
  })

  test('a changed stop, reel, line, presentation or payout is named', async () => {
    expect(await fieldsOf({ result: { ...result, stops: [0, 0, 0] } })).toEqual(['result.stops'])
    expect(await fieldsOf({ result: { ...result, reels: ['seven', 'seven', 'seven'] } })).toEqual(['result.reels'])
    expect(await fieldsOf({ result: { ...result, line: 'seven' } })).toEqual(['result.line'])
    expect(await fieldsOf({ payout: payout + 1 })).toEqual(['payout'])
  })

  test.each([{ clientSeed: 'otter-9' }, { nonce: 1_000 }, { configVersion: 2 }])(
    '%o draws other stops',
    async (other) => {
      expect(await fieldsOf(other)).toContain('result.stops')
    },
  )

  test('what is not claimed is not compared', async () => {
    const unsaid = { ...claim, payout: undefined, result: undefined, serverSeedHash: undefined }
    expect((await verifyRound(digests, unsaid, config)).differences).toEqual([])
  })
})

describe('verification of the other games', () => {
  const play = { serverSeed: 'ab'.repeat(32), clientSeed: 'otter', nonce: 3, configVersion: 1 }

  test('rock paper scissors: another hand of mine changes the payout, never theirs', async () => {
    const claims = HANDS.map((choice) => ({ ...play, game: 'rps' as const, bet: 10, choice }))
    const found = await Promise.all(claims.map((claim) => verifyRound(digests, claim, { win: 190 })))
    expect(
      new Set(found.map(({ recomputed }) => (recomputed.game === 'rps' ? recomputed.result.serverChoice : null))).size,
    ).toBe(1)
    expect(found.map(({ recomputed }) => recomputed.payout).sort()).toEqual([0, 10, 19])
  })

  test('crash: a target above the point pays nothing, one at the point exactly itself', async () => {
    const config = { edgePercent: 1, cap: 100_000 }
    const claim = { ...play, game: 'crash' as const, bet: 100, cashOutMs: null }
    const { recomputed } = await verifyRound(digests, { ...claim, autoTarget: 101 }, config)
    const point = recomputed.game === 'crash' ? recomputed.result.point : 0
    expect(point).toBeGreaterThan(101)
    const at = async (autoTarget: number) =>
      (await verifyRound(digests, { ...claim, autoTarget }, config)).recomputed.payout
    expect([await at(point), await at(point + 1)]).toEqual([point, 0])
  })

  test('gacha: the count before the round and a single field of a single pull are named', async () => {
    const claim = { ...play, game: 'gacha' as const, bet: 500, count: 10 as const, missed: 7, owned: [] }
    const { recomputed } = await verifyRound(digests, claim, GACHA)
    const result = recomputed.result as GachaResult
    const fieldsOf = async (tampered: Partial<ClaimOf<'gacha'>>) =>
      (await verifyRound(digests, { ...claim, result, ...tampered }, GACHA)).differences.map(({ field }) => field)
    expect(await fieldsOf({})).toEqual([])
    const pulls = result.pulls.map((pull, place) => (place === 3 ? { ...pull, pityBefore: 99 } : pull))
    expect(await fieldsOf({ result: { ...result, pulls } })).toEqual(['result.pulls.3.pityBefore'])
    expect(await fieldsOf({ missed: 8 })).toContain('result.pulls.0.pityBefore')
    expect(await fieldsOf({ bet: 400 })).toEqual(['bet'])
    expect(await fieldsOf({ result: { ...result, pulls: result.pulls.slice(1) } })).toContain('result.pulls.length')
  })
})
