import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { Instant } from '@/lib/platform/kernel/time'
import { Period, Span } from '../periods/contract'
import { Game } from '../stats/contract'
import { MEASURES } from './constants'

export const Measure = z.enum(MEASURES).meta({
  id: 'Measure',
  description:
    '`multiplier`: best payout over stake, in hundredths; `streak`: most wins in a row; `days`: days played.',
})
export type Measure = z.infer<typeof Measure>

const Place = z.object({
  place: z.int(),
  nickname: z.string().meta({ description: 'First character only.' }),
  score: z.int(),
  reachedAt: Instant.meta({ description: 'Of equal scores the earlier one is ahead. For `days` the day it begins.' }),
  isMe: z.boolean(),
})
export type Place = z.infer<typeof Place>

export const Leaderboard = pageOf(Place)
  .extend({
    ...Span.shape,
    game: Game.nullable(),
    period: Period,
    measure: Measure,
    me: z.object({
      isOnBoard: z.boolean().meta({ description: 'Whether others see me; nobody is seen who has not asked for it.' }),
      score: z.int().nullable(),
      place: z.int().nullable().meta({ description: 'Mine, or the one I would have; only I am told.' }),
    }),
    asOf: Instant,
  })
  .meta({ id: 'Leaderboard' })
export type Leaderboard = z.infer<typeof Leaderboard>

export const getLeaderboard = endpoint({
  id: 'getLeaderboard',
  method: 'GET',
  path: '/api/games/leaderboard',
  summary: 'Members who want to be seen, ranked within a period. A new period is a new key: nothing is reset.',
  auth: 'member',
  query: PageQuery.extend({
    game: Game.optional(),
    period: Period.default('week'),
    measure: Measure.default('multiplier'),
  }),
  responses: { 200: Leaderboard },
  errors: [],
  rateLimit: { limit: 120, windowS: 60, per: 'member' },
})

const BoardChoice = z.object({ isOnBoard: z.boolean() }).meta({ id: 'BoardChoice' })
export type BoardChoice = z.infer<typeof BoardChoice>

export const chooseBoard = endpoint({
  id: 'chooseBoard',
  method: 'PUT',
  path: '/api/games/leaderboard/choice',
  summary: 'Be seen on leaderboards, or not any more; in force at once',
  auth: 'member',
  body: z.strictObject({ isOnBoard: z.boolean() }),
  responses: { 200: BoardChoice },
  errors: [],
  rateLimit: { limit: 60, windowS: 60, per: 'member' },
})
