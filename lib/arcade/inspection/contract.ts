import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { Amount } from '@/lib/platform/kernel/money'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { Instant } from '@/lib/platform/kernel/time'
import { VERSION_MAX } from '../odds/constants'
import { Presentation } from '../plays/contract'
import { Round } from '../rounds/contract'
import { Game } from '../stats/contract'

const READERS = ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'] as const

/** A round in a list of everybody's. */
export const RoundSummary = z
  .object({
    id: idOf('rnd'),
    memberId: idOf('usr'),
    game: Game,
    bet: Amount,
    payout: Amount,
    presentation: Presentation,
    configVersion: z.int(),
    createdAt: Instant,
  })
  .meta({ id: 'RoundSummary' })
export type RoundSummary = z.infer<typeof RoundSummary>

/** A round with everything it left behind. */
export const RoundRecord = z
  .object({
    round: Round,
    memberId: idOf('usr'),
    serverSeed: z.string().nullable().meta({ description: 'Null until its member’s rotation reveals it.' }),
    transferId: idOf('trf').meta({ description: 'Took the stake; for all but crash it also paid.' }),
    payoutTransferId: idOf('trf').nullable(),
    sessionId: idOf('gse').nullable(),
  })
  .meta({ id: 'RoundRecord' })
export type RoundRecord = z.infer<typeof RoundRecord>

export const RoundVerdict = z
  .object({
    verdict: z.enum(['match', 'mismatch']),
    fields: z.array(z.string()).meta({ description: 'What seed and published odds give otherwise; empty on a match.' }),
  })
  .meta({ id: 'RoundVerdict' })
export type RoundVerdict = z.infer<typeof RoundVerdict>

const params = z.strictObject({ id: idOf('rnd') })
const Day = z.iso.date().meta({ example: '2026-11-21', description: 'A calendar day in Korea.' })

export const listAllRounds = endpoint({
  id: 'listAllRounds',
  method: 'GET',
  path: '/api/admin/rounds',
  summary: 'Rounds of everybody, newest first.',
  auth: READERS,
  query: PageQuery.extend({
    game: Game.optional(),
    memberId: idOf('usr').optional(),
    roundId: idOf('rnd').optional(),
    version: z.coerce.number().int().min(1).max(VERSION_MAX).optional(),
    presentation: Presentation.optional(),
    from: Day.optional(),
    to: Day.optional().meta({ description: 'The last day, included.' }),
  }),
  responses: { 200: pageOf(RoundSummary) },
  errors: [],
})

export const getRoundRecord = endpoint({
  id: 'getRoundRecord',
  method: 'GET',
  path: '/api/admin/rounds/{id}',
  summary: 'One round whole: result, seeds as far as they are public, transfers, session.',
  auth: READERS,
  params,
  responses: { 200: RoundRecord },
  errors: ['NOT_FOUND'],
})

export const verifyRecordedRound = endpoint({
  id: 'verifyRecordedRound',
  method: 'GET',
  path: '/api/admin/rounds/{id}/verification',
  summary:
    'Play the recorded round again from its seeds and odds. Tells whether it fits, never a seed that still plays.',
  auth: READERS,
  params,
  responses: { 200: RoundVerdict },
  errors: ['NOT_FOUND'],
})
