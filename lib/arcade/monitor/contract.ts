import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { Instant } from '@/lib/platform/kernel/time'
import { Game } from '../stats/contract'
import { ALARM_E } from './constants'

const Frequency = z.object({
  category: z
    .string()
    .meta({ description: 'A line, a hand, a rarity or item, or where a class of crash points begins.' }),
  observed: z.int(),
  expected: z.number().meta({ description: 'By the published odds; with pity, the sum over each draw’s own chance.' }),
})

/** The evidence against a game's published odds, from the rounds that were really played. */
export const OddsWatch = z
  .object({
    game: Game,
    version: z.int().meta({ description: 'The version of the odds in force.' }),
    run: z.int().meta({ description: 'Grows each time the count begins anew, after a freeze was lifted.' }),
    draws: z.int().meta({ description: 'Draws counted: a spin, a hand, a flight, each pull of ten.' }),
    e: z
      .number()
      .meta({ description: 'How much likelier the draws are under other odds: an e-value, 1 at the start.' }),
    eMax: z.number().meta({ description: 'The largest it ever was.' }),
    alarmAt: z.literal(ALARM_E).meta({ description: 'Freezes the game. True odds reach it with probability 1/1,000.' }),
    frequencies: z.array(Frequency),
    startedAt: Instant.nullable(),
    countedAt: Instant.nullable().meta({ description: 'When something was counted last.' }),
  })
  .meta({ id: 'OddsWatch' })
export type OddsWatch = z.infer<typeof OddsWatch>

/** How the evidence went: at the end of each hour in which something was drawn. */
export const OddsPoint = z.object({ at: Instant, draws: z.int(), e: z.number() }).meta({ id: 'OddsPoint' })
export type OddsPoint = z.infer<typeof OddsPoint>

/** What stood when the evidence sufficed. */
export const OddsEvidence = z
  .object({ version: z.int(), run: z.int(), draws: z.int(), e: z.number(), frequencies: z.array(Frequency) })
  .meta({ id: 'OddsEvidence' })
export type OddsEvidence = z.infer<typeof OddsEvidence>

export const getOddsMonitor = endpoint({
  id: 'getOddsMonitor',
  method: 'GET',
  path: '/api/games/monitor',
  summary: 'What came up beside what was published, of every game, and the evidence against the published odds.',
  auth: 'public',
  responses: { 200: z.object({ games: z.array(OddsWatch) }).meta({ id: 'OddsMonitor' }) },
  errors: [],
  rateLimit: { limit: 120, windowS: 60, per: 'ip' },
})
