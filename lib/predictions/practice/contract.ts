import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { line } from '@/lib/platform/kernel/text'

const Index = z.int().positive().meta({ description: 'Hundredths of an index whose first close shown is 100.00.' })

export const PracticeDay = z
  .object({
    dayToken: z.string().meta({ description: 'Sealed: it tells nobody which day it is, and is mine for a day.' }),
    closes: z.array(Index).meta({ description: 'Closes before the hidden day, oldest first.' }),
  })
  .meta({ id: 'PracticeDay' })
export type PracticeDay = z.infer<typeof PracticeDay>

export const PracticeOutcome = z
  .object({
    symbol: z.string(),
    tradeDate: z.iso.date(),
    side: z.enum(['UP', 'DOWN']),
    outcome: z.enum(['UP', 'DOWN']),
    isHit: z.boolean(),
    close: Index,
    changeBp: z.int().meta({ description: 'Change against the close before, in hundredths of a percent.' }),
  })
  .meta({ id: 'PracticeOutcome' })
export type PracticeOutcome = z.infer<typeof PracticeOutcome>

export const getPracticeDay = endpoint({
  id: 'getPracticeDay',
  method: 'GET',
  path: '/api/v1/ox/practice',
  summary: 'A past trading day, hidden: the closes before it and nothing that tells when it was',
  auth: 'member',
  responses: { 200: PracticeDay },
  errors: [],
  rateLimit: { limit: 120, windowS: 60, per: 'member' },
})

export const answerPracticeDay = endpoint({
  id: 'answerPracticeDay',
  method: 'POST',
  path: '/api/v1/ox/practice/{dayToken}',
  summary: 'O or X for a hidden past day: what it did. No POINT, and nothing is kept',
  auth: 'member',
  params: z.strictObject({ dayToken: line({ max: 200 }) }),
  body: z.strictObject({ side: z.enum(['UP', 'DOWN']) }),
  responses: { 200: PracticeOutcome },
  errors: ['NOT_FOUND'],
  rateLimit: { limit: 120, windowS: 60, per: 'member' },
})
