import { createHash, createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import vectors from '@/tests/vectors/fairness.json'
import type { SlotConfig } from '../slot/contract'
import { settleSpin } from '../slot/rules'
import type { Claim } from './contract'
import { type Digests, drawIntegers, hashOfSeed, messageOf, residueOf, verifySlotRound } from './rules'

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

  test('the message names scheme, game, version, client seed, nonce and block', () => {
    const play = { serverSeed: '', game: 'slot', configVersion: 1, clientSeed: 'otter', nonce: 7 }
    expect(messageOf(play, 2)).toBe('moa/v1|slot|1|otter|7|2')
  })
})

describe('verification', () => {
  const config: SlotConfig = vectors.config
  const { payout, result, ...rest } = vectors.spins[0] as Claim & Required<Pick<Claim, 'payout' | 'result'>>
  const claim: Claim = { ...rest, payout, result, game: 'slot' }
  const fieldsOf = async (tampered: Partial<Claim>) =>
    (await verifySlotRound(digests, { ...claim, ...tampered }, config)).differences.map(({ field }) => field)

  test('a true round is a match, field by field', async () => {
    expect(await verifySlotRound(digests, claim, config)).toMatchObject({ verdict: 'match', differences: [] })
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
    expect(await fieldsOf({ payout: undefined, result: undefined, serverSeedHash: undefined })).toEqual([])
  })
})
