import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { WAGER_ERRORS, WAGER_RATE_LIMIT } from '../plays/constants'
import { Presentation, playAnswerOf, roundOf } from '../plays/contract'
import { HANDS, RPS_BET_MAX, RPS_BET_MIN, RPS_BET_STEP } from './constants'

export const RpsHand = z.enum(HANDS).meta({ id: 'RpsHand' })
export type RpsHand = z.infer<typeof RpsHand>

/** What a win pays, in hundredths of the stake; a tie always gives the stake back. */
export const RpsConfig = z.strictObject({ win: z.int().min(0).max(1_000) }).meta({ id: 'RpsConfig' })
export type RpsConfig = z.infer<typeof RpsConfig>

export const RpsResult = z
  .object({
    choice: RpsHand.meta({ description: "The member's hand." }),
    serverChoice: RpsHand.meta({ description: 'The draw itself: 0 rock, 1 paper, 2 scissors.' }),
    presentation: Presentation.meta({ description: 'What may be celebrated: a win only if payout > bet.' }),
  })
  .meta({ id: 'RpsResult' })
export type RpsResult = z.infer<typeof RpsResult>

export const RpsRound = roundOf('rps', RpsResult).meta({ id: 'RpsRound' })
export type RpsRound = z.infer<typeof RpsRound>

export const playRps = endpoint({
  id: 'playRps',
  method: 'POST',
  path: '/api/games/rps/play',
  summary: "Stake GOLD on a hand. The server's hand follows from seed and nonce alone; a tie gives the stake back.",
  auth: 'member',
  idempotent: true,
  lane: true,
  body: z.strictObject({ bet: z.int().min(RPS_BET_MIN).max(RPS_BET_MAX).multipleOf(RPS_BET_STEP), choice: RpsHand }),
  responses: { 200: playAnswerOf(RpsRound).meta({ id: 'RpsAnswer' }) },
  errors: WAGER_ERRORS,
  rateLimit: WAGER_RATE_LIMIT,
})
