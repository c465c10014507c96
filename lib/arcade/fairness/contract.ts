import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { CRASH_BET_STEP } from '../crash/constants'
import { CrashConfig, CrashResult } from '../crash/contract'
import { HARD_PITY_MAX, ITEMS } from '../gacha/constants'
import { GachaConfig, GachaResult, ItemId } from '../gacha/contract'
import { VERSION_MAX } from '../odds/constants'
import { Round } from '../rounds/contract'
import { RPS_BET_STEP } from '../rps/constants'
import { RpsConfig, RpsHand, RpsResult } from '../rps/contract'
import { SlotConfig, SlotResult } from '../slot/contract'
import type { Game } from '../stats/contract'
import { CLAIMED_BET_MAX, CLIENT_SEED_PATTERN } from './constants'

const Sha256Hex = z.string().regex(/^[0-9a-fA-F]{64}$/)

export const ClientSeed = z.string().regex(CLIENT_SEED_PATTERN).meta({ example: 'lucky-otter-7' })

/** The pair in use and the promise of the following one. No answer ever carries a seed that still plays. */
export const SeedPair = z
  .object({
    serverSeedHash: z.string().meta({ description: 'SHA-256 of the server seed now in use.' }),
    clientSeed: z.string(),
    nonce: z.int().meta({ description: 'The number the next play will get.' }),
    activatedAt: z.iso.datetime(),
    nextServerSeedHash: z.string().meta({
      description:
        'SHA-256 of the server seed that the next rotation activates: fixed before its client seed is known.',
    }),
  })
  .meta({ id: 'SeedPair' })
export type SeedPair = z.infer<typeof SeedPair>

const RevealedSeed = z
  .object({ serverSeed: z.string(), serverSeedHash: z.string(), clientSeed: z.string(), plays: z.int() })
  .meta({ id: 'RevealedSeed' })

export const SeedRotation = z.object({ revealed: RevealedSeed, seed: SeedPair }).meta({ id: 'SeedRotation' })
export type SeedRotation = z.infer<typeof SeedRotation>

const ClaimedBet = z.int().min(1).max(CLAIMED_BET_MAX)
const claimed = {
  serverSeed: Sha256Hex.meta({ description: 'The revealed server seed: 32 bytes as hexadecimal digits.' }),
  serverSeedHash: Sha256Hex.optional(),
  clientSeed: ClientSeed,
  nonce: z.int().min(0),
  configVersion: z.int().min(1).max(VERSION_MAX),
  bet: ClaimedBet,
  payout: z.int().min(0).optional(),
  roundId: idOf('rnd').optional().meta({ description: 'Also compare with the recorded round of this id.' }),
}
/** What somebody says a result was: any of its fields, and no others. */
const claimOf = <R extends z.ZodRawShape>(result: z.ZodObject<R>) => z.strictObject(result.shape).partial().optional()

const SlotClaim = z.strictObject({ game: z.literal('slot'), ...claimed, result: claimOf(SlotResult) })
const RpsClaim = z.strictObject({
  game: z.literal('rps'),
  ...claimed,
  bet: ClaimedBet.multipleOf(RPS_BET_STEP),
  choice: RpsHand.meta({ description: "The member's hand." }),
  result: claimOf(RpsResult),
})
const GachaClaim = z.strictObject({
  game: z.literal('gacha'),
  ...claimed,
  count: GachaResult.shape.count.meta({ description: 'How many pulls the round was.' }),
  missed: z.int().min(0).max(HARD_PITY_MAX).meta({ description: 'Pulls without an SSR before the round.' }),
  owned: z
    .array(ItemId)
    .max(ITEMS.length)
    .default([])
    .meta({ description: 'What the member had before; decides what is a duplicate, and nothing else.' }),
  result: claimOf(GachaResult),
})
const CrashClaim = z.strictObject({
  game: z.literal('crash'),
  ...claimed,
  bet: ClaimedBet.multipleOf(CRASH_BET_STEP),
  autoTarget: CrashResult.shape.autoTarget.default(null),
  cashOutMs: CrashResult.shape.cashOutMs.default(null),
  result: claimOf(CrashResult),
})

/** A round as somebody claims it was, with what the member decided in it. Left-out fields are not compared. */
export const Claim = z.discriminatedUnion('game', [SlotClaim, RpsClaim, GachaClaim, CrashClaim])
export type Claim = z.infer<typeof Claim>
export type ClaimOf<G extends Game> = Extract<Claim, { game: G }>

const Difference = z
  .object({
    field: z.string().meta({
      description: 'Which field differs, an element of a list by its place: `payout`, `result.pulls.3.item`.',
      example: 'result.stops',
    }),
    claimed: z.string().meta({ description: 'The claimed value as JSON.' }),
    recomputed: z.string().meta({ description: 'What the seeds, the odds or the record say, as JSON.' }),
  })
  .meta({ id: 'FairnessDifference' })
export type Difference = z.infer<typeof Difference>

const recomputedOf = <const G extends Game, R extends z.ZodType>(game: G, result: R) =>
  z.object({ game: z.literal(game), serverSeedHash: z.string(), result, payout: z.int() })

const Recomputed = z.discriminatedUnion('game', [
  recomputedOf('slot', SlotResult),
  recomputedOf('rps', RpsResult),
  recomputedOf('gacha', GachaResult),
  recomputedOf('crash', CrashResult),
])
export type Recomputed = z.infer<typeof Recomputed>

export const Verification = z
  .object({
    verdict: z.enum(['match', 'mismatch']),
    differences: z.array(Difference).meta({ description: 'Why it is a mismatch; empty on a match.' }),
    recomputed: Recomputed,
  })
  .meta({ id: 'FairnessVerification' })
export type Verification = z.infer<typeof Verification>

export const FairRound = z
  .object({
    round: Round,
    serverSeed: z.string().nullable().meta({ description: 'Null until a rotation reveals it.' }),
    info: z.enum(['SEED_NOT_REVEALED']).nullable(),
    config: z.union([SlotConfig, RpsConfig, GachaConfig, CrashConfig]).meta({
      description: 'The figures of the version that the round names: with the seeds, all that a verifier needs.',
    }),
    owned: z
      .array(ItemId)
      .meta({ description: 'For the gacha: those of the pulled items that the member had before.' }),
  })
  .meta({ id: 'FairRound' })
export type FairRound = z.infer<typeof FairRound>

export const getSeed = endpoint({
  id: 'getSeed',
  method: 'GET',
  path: '/api/fairness/seed',
  summary: 'My seed pair: hash of the server seed in use, my client seed, next nonce, hash of the next server seed.',
  auth: 'member',
  responses: { 200: SeedPair },
  errors: [],
})

export const rotateSeed = endpoint({
  id: 'rotateSeed',
  method: 'POST',
  path: '/api/fairness/rotate',
  summary: 'Reveal the server seed in use and start the next one with the given client seed (the only way to set it).',
  auth: 'member',
  idempotent: true,
  body: z.strictObject({ clientSeed: ClientSeed.optional() }),
  bodyOptional: true,
  responses: { 200: SeedRotation },
  errors: ['ROUND_OPEN'],
  rateLimit: { limit: 30, windowS: 60, per: 'member' },
})

export const verifyRound = endpoint({
  id: 'verifyRound',
  method: 'POST',
  path: '/api/fairness/verify',
  summary: 'Recompute a round from its revealed seeds and name every field that differs from the claim.',
  auth: 'public',
  body: Claim,
  responses: { 200: Verification },
  errors: [],
  rateLimit: { limit: 600, windowS: 60, per: 'ip' },
})

export const getFairRound = endpoint({
  id: 'getFairRound',
  method: 'GET',
  path: '/api/fairness/rounds/{id}',
  summary: 'One of my rounds with all that is needed to verify it; the server seed once it is revealed.',
  auth: 'member',
  params: z.strictObject({ id: idOf('rnd') }),
  responses: { 200: FairRound },
  errors: ['NOT_FOUND'],
})
