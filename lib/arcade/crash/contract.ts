import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { Amount } from '@/lib/platform/kernel/money'
import { Instant } from '@/lib/platform/kernel/time'
import { WAGER_ERRORS } from '../plays/constants'
import { Presentation, playAnswerOf, RoundFairness, roundOf } from '../plays/contract'
import {
  CAP_MAX,
  CRASH_BET_MAX,
  CRASH_BET_MIN,
  CRASH_BET_STEP,
  CRASH_RATE_LIMIT,
  FLIGHT_MAX_MS,
  START_MULTIPLIER,
  TARGET_MIN,
  WAIT_MAX_MS,
} from './constants'

const Hundredths = z.int().min(START_MULTIPLIER).max(CAP_MAX)
const Target = z
  .int()
  .min(TARGET_MIN)
  .max(CAP_MAX)
  .nullable()
  .meta({ description: 'Cashes out by itself here, in hundredths (150 is 1.50×); null for none.' })

/** The figures of a published version: the share that is kept, and the multiplier (hundredths) at which a round pays by itself. */
export const CrashConfig = z
  .strictObject({ edgePercent: z.int().min(0).max(99), cap: z.int().min(TARGET_MIN).max(CAP_MAX) })
  .meta({ id: 'CrashConfig' })
export type CrashConfig = z.infer<typeof CrashConfig>

export const CrashResult = z
  .object({
    point: Hundredths.meta({ description: 'The curve broke off above this multiplier (hundredths).' }),
    autoTarget: Target,
    cashOutMs: z
      .int()
      .min(0)
      .max(FLIGHT_MAX_MS)
      .nullable()
      .meta({ description: 'From the start to the server’s receipt of the cash-out, in ms; null without one.' }),
    multiplier: Hundredths.nullable().meta({
      description: 'What the stake was multiplied with; null if it broke off.',
    }),
    presentation: Presentation.meta({ description: 'What may be celebrated: a win only if payout > bet.' }),
  })
  .meta({ id: 'CrashResult' })
export type CrashResult = z.infer<typeof CrashResult>

export const CrashRound = roundOf('crash', CrashResult).meta({ id: 'CrashRound' })
export type CrashRound = z.infer<typeof CrashRound>

/** A round that is not decided yet. Says nothing about how it ends, nor when. */
export const CrashFlight = z
  .object({
    id: idOf('rnd'),
    game: z.literal('crash'),
    bet: Amount,
    autoTarget: Target,
    state: z.enum(['bet', 'flying']),
    startsAt: Instant.meta({
      description: 'When the curve leaves 1.00×; by itself 15 s after the bet unless started.',
    }),
    serverAt: Instant.meta({ description: 'The server’s time when it said this.' }),
    fairness: RoundFairness,
    createdAt: Instant,
  })
  .meta({ id: 'CrashFlight' })
export type CrashFlight = z.infer<typeof CrashFlight>

const RoundId = z.strictObject({ roundId: idOf('rnd') })

export const betCrash = endpoint({
  id: 'betCrash',
  method: 'POST',
  path: '/api/games/crash/bet',
  summary: 'Stake GOLD on a round; it flies once started, or by itself 15 s later. One open round at a time.',
  auth: 'member',
  idempotent: true,
  lane: true,
  body: z.strictObject({
    bet: z.int().min(CRASH_BET_MIN).max(CRASH_BET_MAX).multipleOf(CRASH_BET_STEP),
    autoTarget: Target.optional(),
  }),
  responses: {
    200: playAnswerOf(CrashRound).omit({ round: true }).extend({ crash: CrashFlight }).meta({ id: 'CrashBetAnswer' }),
  },
  errors: [...WAGER_ERRORS, 'ROUND_OPEN'],
  rateLimit: CRASH_RATE_LIMIT,
})

export const startCrash = endpoint({
  id: 'startCrash',
  method: 'POST',
  path: '/api/games/crash/start',
  summary: 'Let my open round fly now. One that already flies stays as it is.',
  auth: 'member',
  idempotent: true,
  body: RoundId,
  responses: { 200: z.object({ crash: CrashFlight }).meta({ id: 'CrashStartAnswer' }) },
  errors: ['NOT_FOUND', 'ROUND_SETTLED'],
  rateLimit: CRASH_RATE_LIMIT,
})

export const cashOutCrash = endpoint({
  id: 'cashOutCrash',
  method: 'POST',
  path: '/api/games/crash/cash-out',
  summary:
    'Take what the curve stands at when the server receives this, by the database’s clock. Answers how it ended.',
  auth: 'member',
  idempotent: true,
  lane: true,
  body: RoundId,
  responses: { 200: playAnswerOf(CrashRound).meta({ id: 'CrashCashOutAnswer' }) },
  errors: ['NOT_FOUND', 'CONFLICT', 'ROUND_SETTLED'],
  rateLimit: CRASH_RATE_LIMIT,
})

export const getCurrentCrash = endpoint({
  id: 'getCurrentCrash',
  method: 'GET',
  path: '/api/games/crash/current',
  summary: 'My open round, or the last one; with `waitMs` the answer waits that long for an open round’s end.',
  auth: 'member',
  query: z.strictObject({ waitMs: z.coerce.number().int().min(0).max(WAIT_MAX_MS).optional() }),
  responses: {
    200: z
      .object({ crash: CrashFlight.nullable(), round: CrashRound.nullable(), serverAt: Instant })
      .meta({ id: 'CurrentCrash' }),
  },
  errors: [],
})
