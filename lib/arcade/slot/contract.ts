import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { WAGER_ERRORS, WAGER_RATE_LIMIT } from '../plays/constants'
import { Presentation, playAnswerOf, roundOf } from '../plays/contract'
import { REEL_STOPS, SLOT_LINES, SLOT_SYMBOLS, STAKE_MAX, STAKE_MIN } from './constants'

export const SlotSymbol = z.enum(SLOT_SYMBOLS).meta({ id: 'SlotSymbol' })
export type SlotSymbol = z.infer<typeof SlotSymbol>

export const SlotLine = z.enum(SLOT_LINES).meta({ id: 'SlotLine' })
export type SlotLine = z.infer<typeof SlotLine>

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

export const SlotRound = roundOf('slot', SlotResult).meta({ id: 'SlotRound' })
export type SlotRound = z.infer<typeof SlotRound>

export const spin = endpoint({
  id: 'spin',
  method: 'POST',
  path: '/api/actions/SLOT_SPIN',
  summary: 'Stake GOLD on one spin; stake, payout, round and statistics commit together or not at all.',
  auth: 'member',
  idempotent: true,
  lane: true,
  body: z.strictObject({ bet: z.int().min(STAKE_MIN).max(STAKE_MAX) }),
  responses: {
    200: playAnswerOf(SlotRound).meta({ id: 'SpinAnswer' }),
  },
  errors: WAGER_ERRORS,
  rateLimit: WAGER_RATE_LIMIT,
})
