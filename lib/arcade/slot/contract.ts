import * as z from 'zod'
import { BalanceAnswer } from '@/lib/ledger/contract'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { Amount } from '@/lib/platform/kernel/money'
import { GameStats } from '../stats/contract'
import { REEL_STOPS, SLOT_LINES, SLOT_SYMBOLS, SPIN_RATE_LIMIT, STAKE_MAX, STAKE_MIN } from './constants'

export const SlotSymbol = z.enum(SLOT_SYMBOLS).meta({ id: 'SlotSymbol' })
export type SlotSymbol = z.infer<typeof SlotSymbol>

export const SlotLine = z.enum(SLOT_LINES).meta({ id: 'SlotLine' })
export type SlotLine = z.infer<typeof SlotLine>

export const Presentation = z.enum(['win', 'push', 'loss']).meta({ id: 'Presentation' })
export type Presentation = z.infer<typeof Presentation>

const perKey = <const K extends readonly [string, ...string[]], V extends z.ZodType>(keys: K, value: V) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value])) as Record<K[number], V>)

/** The figures of a slot paytable: stops per symbol on each reel, and pays as multiples of the stake. */
export const SlotConfig = z
  .strictObject({
    weights: perKey(SLOT_SYMBOLS, z.int().min(1).max(REEL_STOPS)),
    pays: perKey(SLOT_LINES, z.int().min(0).max(1_000_000)),
  })
  .meta({ id: 'SlotConfig' })
export type SlotConfig = z.infer<typeof SlotConfig>

const Stop = z
  .int()
  .min(0)
  .max(REEL_STOPS - 1)

export const SlotResult = z
  .object({
    reels: z.tuple([SlotSymbol, SlotSymbol, SlotSymbol]),
    stops: z.tuple([Stop, Stop, Stop]).meta({ description: 'The draws themselves, reel by reel.' }),
    line: SlotLine.nullable().meta({ description: 'The line that paid, null when none did.' }),
    presentation: Presentation.meta({ description: 'What may be celebrated: a win only if payout > bet.' }),
  })
  .meta({ id: 'SlotResult' })
export type SlotResult = z.infer<typeof SlotResult>

/** What names the draw of a round; with the revealed server seed it recomputes the result. */
export const RoundFairness = z
  .object({
    serverSeedHash: z.string(),
    clientSeed: z.string(),
    nonce: z.int(),
    configVersion: z.int(),
  })
  .meta({ id: 'RoundFairness' })
export type RoundFairness = z.infer<typeof RoundFairness>

export const SlotRound = z
  .object({
    id: idOf('rnd'),
    game: z.literal('slot'),
    bet: Amount,
    payout: Amount,
    result: SlotResult,
    fairness: RoundFairness,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'SlotRound' })
export type SlotRound = z.infer<typeof SlotRound>

export const spin = endpoint({
  id: 'spin',
  method: 'POST',
  path: '/api/actions/SLOT_SPIN',
  summary: 'Stake GOLD on one spin; stake, payout, round and statistics commit together or not at all.',
  auth: 'member',
  idempotent: true,
  body: z.strictObject({ bet: z.int().min(STAKE_MIN).max(STAKE_MAX) }),
  responses: {
    200: z.object({ round: SlotRound, balance: BalanceAnswer, stats: GameStats }).meta({ id: 'SpinAnswer' }),
  },
  errors: ['INSUFFICIENT_FUNDS', 'CONFLICT'],
  rateLimit: SPIN_RATE_LIMIT,
})
