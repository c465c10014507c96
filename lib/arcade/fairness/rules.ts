import { CRASH_BOUNDS } from '../crash/constants'
import { settleCrash } from '../crash/rules'
import { boundsOfGacha, costOf, settleGacha } from '../gacha/rules'
import type { ConfigOf } from '../paytables/rules/games'
import { RPS_BOUNDS, settleRps } from '../rps/rules'
import { REEL_BOUNDS, settleSpin } from '../slot/rules'
import type { Game } from '../stats/contract'
import { SCHEME, WORD_SPACE, WORDS_PER_BLOCK } from './constants'
import type { ClaimOf, Difference, Recomputed, Verification } from './contract'

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

function bytesOfHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length >> 1)
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16)
  return bytes
}

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

/** What one game adds to the draw: what is drawn, and what follows from it and from what the member decided. */
type GameRules<G extends Game> = {
  boundsOf: (claim: ClaimOf<G>) => readonly number[]
  settle: (config: ConfigOf[G], values: readonly number[], claim: ClaimOf<G>) => { result: object; payout: number }
  /** What a round of these figures costs, where that isn't the member's to choose. */
  betOf?: (config: ConfigOf[G], claim: ClaimOf<G>) => number
}

const RULES: { readonly [G in Game]: GameRules<G> } = {
  slot: { boundsOf: () => REEL_BOUNDS, settle: (config, values, { bet }) => settleSpin(config, values, bet) },
  rps: { boundsOf: () => RPS_BOUNDS, settle: settleRps },
  gacha: {
    boundsOf: ({ count }) => boundsOfGacha(count),
    settle: settleGacha,
    betOf: (config, { count }) => costOf(config, count),
  },
  crash: { boundsOf: () => CRASH_BOUNDS, settle: settleCrash },
}

type Pair = readonly [field: string, claimed: unknown, recomputed: unknown]

/** Both sides of what was compared, where they differ; an absent claim is not a difference. */
export function differencesOf(pairs: readonly Pair[]): Difference[] {
  return pairs.flatMap(([field, claimed, recomputed]): Difference[] => {
    if (claimed === undefined || JSON.stringify(claimed) === JSON.stringify(recomputed)) return []
    return [{ field, claimed: JSON.stringify(claimed), recomputed: JSON.stringify(recomputed) ?? 'null' }]
  })
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isListOfTrees = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isTree)

/** Every claimed field beside its recomputed twin; lists of plain values (the stops) are compared as one. */
function pairsOf(field: string, claimed: unknown, recomputed: unknown): Pair[] {
  const isDeep = isListOfTrees(claimed) || (isTree(claimed) && !Array.isArray(claimed))
  if (!isDeep || !isTree(recomputed)) return [[field, claimed, recomputed]]
  const inner = Object.entries(claimed as object).flatMap(([name, value]) =>
    pairsOf(`${field}.${name}`, value, recomputed[name]),
  )
  const isSameLength = !Array.isArray(claimed) || claimed.length === (recomputed.length ?? 0)
  return isSameLength ? inner : [...inner, [`${field}.length`, (claimed as unknown[]).length, recomputed.length]]
}

/**
 * Plays a claimed round again from its seeds and the figures it names, and says field by field what differs. Needs nothing
 * of the server: the verifier page runs it in the browser, also without a connection.
 */
export async function verifyRound<G extends Game>(
  digests: Digests,
  claim: ClaimOf<G>,
  config: ConfigOf[G],
): Promise<Verification> {
  const rules: GameRules<G> = RULES[claim.game as G]
  const serverSeedHash = await hashOfSeed(digests, claim.serverSeed)
  const values = await drawIntegers(digests, claim, rules.boundsOf(claim))
  const { result, payout } = rules.settle(config, values, claim)
  const differences = differencesOf([
    ['serverSeedHash', claim.serverSeedHash?.toLowerCase(), serverSeedHash],
    ...pairsOf('result', claim.result, result),
    ['payout', claim.payout, payout],
    ['bet', rules.betOf && claim.bet, rules.betOf?.(config, claim)],
  ])
  return {
    verdict: differences.length === 0 ? 'match' : 'mismatch',
    differences,
    // The result is of the game whose rules made it.
    recomputed: { game: claim.game, serverSeedHash, result, payout } as Recomputed,
  }
}
