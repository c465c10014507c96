import type { SlotConfig } from '../slot/contract'
import { REEL_BOUNDS, settleSpin } from '../slot/rules'
import { SCHEME, WORD_SPACE, WORDS_PER_BLOCK } from './constants'
import type { Claim, Difference, Verification } from './contract'

/** SHA-256 and HMAC-SHA256 of whoever runs these rules: node:crypto on the server, WebCrypto in the browser. */
export type Digests = {
  sha256: (bytes: Uint8Array) => Promise<Uint8Array> | Uint8Array
  hmac: (key: Uint8Array, message: Uint8Array) => Promise<Uint8Array> | Uint8Array
}

/** What names one play. Whoever knows all five fields can repeat the draw. */
export type Play = {
  /** 32 bytes as 64 hexadecimal digits. */
  serverSeed: string
  clientSeed: string
  nonce: number
  game: string
  configVersion: number
}

const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

export const hexOfBytes = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The commitment shown before play. It is a hash of the seed, not of an outcome, so it tells nothing about outcomes. */
export const hashOfSeed = async (digests: Digests, serverSeed: string): Promise<string> =>
  hexOfBytes(await digests.sha256(bytesOfHex(serverSeed)))

/** The message of block `cursor`: game and configuration take part, so no game's draw can stand for another's. */
export const messageOf = ({ game, configVersion, clientSeed, nonce }: Play, cursor: number): string =>
  [SCHEME, game, configVersion, clientSeed, nonce, cursor].join('|')

/**
 * A word as a number in [0, bound), or null where it has to be thrown away: above the largest multiple of `bound` the
 * low numbers would come up once too often (modulo bias). Below it every number has exactly as many words.
 */
export function residueOf(word: number, bound: number, space: number = WORD_SPACE): number | null {
  const limit = space - (space % bound)
  return word < limit ? word % bound : null
}

/** Numbers for the first of `bounds`, as many as the eight words (32 bits, big endian) of this block give. */
function drawFrom(block: Uint8Array, bounds: readonly number[]): number[] {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const drawn: number[] = []
  for (let index = 0; index < WORDS_PER_BLOCK; index++) {
    const bound = bounds[drawn.length]
    if (bound === undefined) break
    const value = residueOf(view.getUint32(index * 4), bound)
    if (value !== null) drawn.push(value)
  }
  return drawn
}

/** One whole number in [0, bound) for each of `bounds`, in order; integers all the way (docs/fairness.md). */
export async function drawIntegers(digests: Digests, play: Play, bounds: readonly number[]): Promise<number[]> {
  const key = bytesOfHex(play.serverSeed)
  const encoder = new TextEncoder()
  const drawn: number[] = []
  for (let cursor = 0; drawn.length < bounds.length; cursor++) {
    const block = await digests.hmac(key, encoder.encode(messageOf(play, cursor)))
    drawn.push(...drawFrom(block, bounds.slice(drawn.length)))
  }
  return drawn
}

/** Both sides of what was compared, where they differ; an absent claim is not a difference. */
export function differencesOf(pairs: readonly [field: Difference['field'], claimed: unknown, recomputed: unknown][]) {
  return pairs.flatMap(([field, claimed, recomputed]): Difference[] => {
    if (claimed === undefined || JSON.stringify(claimed) === JSON.stringify(recomputed)) return []
    return [{ field, claimed: JSON.stringify(claimed), recomputed: JSON.stringify(recomputed) }]
  })
}

/**
 * Plays a claimed slot round again from its seeds and the paytable it names, and says field by field what differs.
 * Needs nothing of the server: the verifier page runs it in the browser.
 */
export async function verifySlotRound(digests: Digests, claim: Claim, config: SlotConfig): Promise<Verification> {
  const serverSeedHash = await hashOfSeed(digests, claim.serverSeed)
  const stops = await drawIntegers(digests, claim, REEL_BOUNDS)
  const { result, payout } = settleSpin(config, stops, claim.bet)
  const differences = differencesOf([
    ['serverSeedHash', claim.serverSeedHash?.toLowerCase(), serverSeedHash],
    ['result.stops', claim.result?.stops, result.stops],
    ['result.reels', claim.result?.reels, result.reels],
    ['result.line', claim.result?.line, result.line],
    ['result.presentation', claim.result?.presentation, result.presentation],
    ['payout', claim.payout, payout],
  ])
  return {
    verdict: differences.length === 0 ? 'match' : 'mismatch',
    differences,
    recomputed: { serverSeedHash, result, payout },
  }
}
