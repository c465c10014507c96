import * as z from 'zod'
import { BalanceAnswer } from '@/lib/ledger/contract'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { Amount } from '@/lib/platform/kernel/money'
import { Instant } from '@/lib/platform/kernel/time'
import { Fraction, LongFraction, OddsQuery, oddsOf } from '../odds/contract'
import { WAGER_ERRORS } from '../plays/constants'
import { Presentation, playAnswerOf, roundOf } from '../plays/contract'
import {
  COST_MAX,
  HARD_PITY_MAX,
  ITEMS,
  LIMITED_ITEMS,
  PPM,
  PULL_COUNTS,
  PULL_ITEMS,
  RARITIES,
  SHARDS_MAX,
} from './constants'

export const Rarity = z.enum(RARITIES).meta({ id: 'Rarity' })
export type Rarity = z.infer<typeof Rarity>

/** Anything that can be in a collection. */
export const ItemId = z.enum(ITEMS).meta({ id: 'GachaItemId' })
export type ItemId = z.infer<typeof ItemId>
const PullItemId = z.enum(PULL_ITEMS).meta({ id: 'GachaPullItemId' })
export const LimitedItemId = z.enum(LIMITED_ITEMS).meta({ id: 'GachaLimitedItemId' })
export type LimitedItemId = z.infer<typeof LimitedItemId>

const Ppm = z.int().min(0).max(PPM)
const Share = Ppm.min(1)
const perRarity = <V extends z.ZodType>(value: V) => ({ SSR: value, SR: value, R: value, N: value })
const Shares = z
  .array(z.strictObject({ id: PullItemId, ppm: Share }))
  .min(1)
  .max(PULL_ITEMS.length)

/** The figures of the gacha. Rates add up to 1,000,000 ppm, and so do the items within each rarity. */
export const GachaConfig = z
  .strictObject({
    cost: z.strictObject({
      one: z.int().min(1).max(COST_MAX),
      ten: z
        .int()
        .min(1)
        .max(10 * COST_MAX),
    }),
    rates: z.strictObject(perRarity(Share)),
    items: z.strictObject(perRarity(Shares)),
    pity: z
      .strictObject({
        softFrom: z.int().min(1).max(HARD_PITY_MAX),
        softStep: Ppm,
        hard: z.int().min(1).max(HARD_PITY_MAX),
      })
      .meta({ description: 'From pull softFrom on SSR gains softStep ppm with each pull; pull hard is an SSR.' }),
    tenth: Rarity.meta({ description: 'What the last of ten pulls is at least.' }),
    shards: z.strictObject(perRarity(z.int().min(0).max(SHARDS_MAX))),
  })
  .meta({ id: 'GachaConfig' })
export type GachaConfig = z.infer<typeof GachaConfig>

const Missed = z.int().min(0)

export const GachaPull = z
  .object({
    item: PullItemId,
    rarity: Rarity,
    pEffectivePpm: Ppm.meta({ description: 'What the probability of an SSR was in this very pull.' }),
    pityBefore: Missed.meta({ description: 'Pulls without an SSR before this one.' }),
    pityAfter: Missed,
    isDuplicate: z.boolean(),
    shards: z.int().min(0).meta({ description: 'What the duplicate became.' }),
  })
  .meta({ id: 'GachaPull' })
export type GachaPull = z.infer<typeof GachaPull>

const Count = z.literal(PULL_COUNTS)

export const GachaResult = z
  .object({
    count: Count,
    pulls: z.array(GachaPull).min(1).max(10),
    shards: z.int().min(0),
    presentation: Presentation.meta({ description: 'Of GOLD, which a pull never pays: always a loss.' }),
  })
  .meta({ id: 'GachaResult' })
export type GachaResult = z.infer<typeof GachaResult>

export const GachaRound = roundOf('gacha', GachaResult).meta({ id: 'GachaRound' })
export type GachaRound = z.infer<typeof GachaRound>

const Rates = z.object(perRarity(Ppm)).meta({ id: 'GachaRates', description: 'Parts per million; 1,000,000 in all.' })
const Counts = z.object(perRarity(z.int()))

/** Where a member stands: absolute state with its version. */
export const GachaProgress = z
  .object({
    version: z.int().meta({ description: 'Grows with every round.' }),
    configVersion: z.int(),
    pity: Missed.meta({ description: 'Pulls since the last SSR.' }),
    guaranteedIn: z.int().meta({ description: 'In so many pulls at the latest there is an SSR.' }),
    next: Rates.meta({ description: "The exact odds of the member's own next pull." }),
    nextTenth: Rates.meta({
      description: 'Those of the last of ten, if the nine before it brought no SSR.',
    }),
    ssrWithinTen: LongFraction.meta({ description: 'Probability of at least one SSR in the next ten pulls.' }),
    pulls: z.int(),
    pulled: Counts.meta({ description: 'How many of each rarity, ever.' }),
  })
  .meta({ id: 'GachaProgress' })
export type GachaProgress = z.infer<typeof GachaProgress>

const Probability = z.number().min(0).max(1)

/** By the odds in force, over the pulls made with them. */
export const GachaLuck = z
  .object({
    pulls: z.int(),
    ssr: z.int(),
    atLeast: Probability.meta({ description: 'Probability of so many SSR or more in as many pulls.' }),
    fewer: Probability,
    percentile: Probability.meta({ description: 'fewer, and half of those with exactly as many.' }),
  })
  .meta({ id: 'GachaLuck' })
export type GachaLuck = z.infer<typeof GachaLuck>

export const GachaState = GachaProgress.extend({
  cost: GachaConfig.shape.cost,
  luck: GachaLuck.nullable().meta({ description: 'Null before the first pull, and where luck has evened out.' }),
}).meta({ id: 'GachaState' })
export type GachaState = z.infer<typeof GachaState>

export const CollectedItem = z
  .object({
    itemId: ItemId,
    rarity: Rarity.nullable().meta({ description: 'Null for what only shards buy.' }),
    copies: z.int(),
    firstAt: Instant.nullable().meta({ description: 'Null while it is missing.' }),
  })
  .meta({ id: 'GachaCollectedItem' })
export type CollectedItem = z.infer<typeof CollectedItem>

export const GachaCollection = z
  .object({ items: z.array(CollectedItem), owned: z.int(), total: z.int() })
  .meta({ id: 'GachaCollection' })
export type GachaCollection = z.infer<typeof GachaCollection>

export const ExchangeItem = z
  .object({
    itemId: LimitedItemId,
    price: Amount.meta({ description: 'In shards.' }),
    stock: z.int().meta({ description: 'How many there ever are.' }),
    left: z.int(),
    isOwned: z.boolean(),
  })
  .meta({ id: 'GachaExchangeItem' })
export type ExchangeItem = z.infer<typeof ExchangeItem>

const RarityOdds = z.object({
  rarity: Rarity,
  base: Fraction.meta({ description: 'In a pull before the rise begins.' }),
  consolidated: LongFraction.meta({ description: 'Share in the long run of single pulls, the guarantee included.' }),
  tenth: Fraction.meta({ description: 'In the last of ten, before the rise begins.' }),
  shards: z.int().meta({ description: 'What a duplicate becomes.' }),
})
const ItemOdds = z
  .object({
    itemId: PullItemId,
    rarity: Rarity,
    inRarity: Fraction,
    base: Fraction.meta({ description: 'Joint: rarity times item.' }),
    tenth: Fraction,
    consolidated: LongFraction,
  })
  .meta({ id: 'GachaItemOdds' })
export type ItemOdds = z.infer<typeof ItemOdds>

const Decimal = z.string().regex(/^\d+\.\d+$/)

export const GachaOdds = oddsOf('gacha', GachaConfig, {
  rtp: Fraction.meta({ description: 'A pull never pays GOLD.' }),
  rarities: z.array(RarityOdds),
  items: z.array(ItemOdds),
  pity: z.object({
    curve: z.array(z.object({ from: z.int(), to: z.int(), rates: Rates })),
    expectedPulls: Decimal.meta({ description: 'From one SSR to the next on average, four decimals.' }),
    expectedPullsExact: z.object({ numerator: z.string(), denominator: z.string() }),
    median: z.int().meta({ description: 'Half have their SSR within so many pulls.' }),
    ninetieth: z.int(),
    reachHard: LongFraction.meta({ description: 'Share that has to go to the guaranteed pull.' }),
  }),
}).meta({ id: 'GachaOdds' })
export type GachaOdds = z.infer<typeof GachaOdds>

const pulling = {
  method: 'POST',
  auth: 'member',
  idempotent: true,
  lane: true,
  body: z.strictObject({
    count: Count,
    cost: z.int().min(1).optional().meta({ description: 'The price as it was shown; another one is refused.' }),
  }),
  responses: { 200: playAnswerOf(GachaRound).extend({ gacha: GachaProgress }).meta({ id: 'GachaAnswer' }) },
  errors: WAGER_ERRORS,
  rateLimit: { limit: 600, windowS: 60, per: 'member' },
} as const

export const pullGacha = endpoint({
  ...pulling,
  id: 'pullGacha',
  path: '/api/games/gacha/pull',
  summary: 'Pull one or ten items for GOLD; pulls, guarantee, collection and shards commit together or not at all.',
})

export const spinGacha = endpoint({
  ...pulling,
  id: 'spinGacha',
  path: '/api/gacha/spin',
  summary: 'The same as pullGacha, under its other address.',
})

export const getGachaState = endpoint({
  id: 'getGachaState',
  method: 'GET',
  path: '/api/games/gacha/state',
  summary: 'My guarantee, the exact odds of my next pull, my totals and how lucky they are.',
  auth: 'member',
  responses: { 200: GachaState },
  errors: [],
})

export const getGachaCollection = endpoint({
  id: 'getGachaCollection',
  method: 'GET',
  path: '/api/games/gacha/collection',
  summary: 'Every item there is, with what I have of it.',
  auth: 'member',
  responses: { 200: GachaCollection },
  errors: [],
})

export const getGachaOdds = endpoint({
  id: 'getGachaOdds',
  method: 'GET',
  path: '/api/games/gacha/odds',
  summary: 'The exact odds of the gacha: joint item odds, guarantee, ten-pull, shards; in force or by version.',
  auth: 'public',
  query: OddsQuery,
  responses: { 200: GachaOdds },
  errors: ['NOT_FOUND'],
})

export const listExchange = endpoint({
  id: 'listExchange',
  method: 'GET',
  path: '/api/games/gacha/exchange',
  summary: 'What shards buy, and how many are left.',
  auth: 'member',
  responses: { 200: z.object({ items: z.array(ExchangeItem) }) },
  errors: [],
})

export const exchangeShards = endpoint({
  id: 'exchangeShards',
  method: 'POST',
  path: '/api/games/gacha/exchange',
  summary: 'Exchange shards for one limited item, once for each member, while there are any.',
  auth: 'member',
  idempotent: true,
  body: z.strictObject({ itemId: LimitedItemId }),
  responses: {
    200: z
      .object({ item: CollectedItem, left: z.int(), transferId: idOf('trf'), balance: BalanceAnswer })
      .meta({ id: 'ExchangeReceipt' }),
  },
  errors: ['OUT_OF_STOCK', 'ALREADY_OWNED', 'INSUFFICIENT_FUNDS'],
  rateLimit: { limit: 60, windowS: 60, per: 'member' },
})
