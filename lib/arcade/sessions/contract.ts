import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { Amount } from '@/lib/platform/kernel/money'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { Instant } from '@/lib/platform/kernel/time'

export const SessionRecord = z
  .object({
    id: idOf('gse'),
    version: z.int(),
    startedAt: Instant,
    lastPlayedAt: Instant,
    endedAt: Instant.nullable(),
    endReason: z.enum(['ended', 'idle']).nullable().meta({ description: '`idle`: 15 minutes without a play.' }),
    rounds: z.int(),
    staked: Amount,
    paid: Amount,
    net: Amount.meta({ description: 'Paid less staked, in GOLD.' }),
  })
  .meta({ id: 'GameSessionRecord' })
export type SessionRecord = z.infer<typeof SessionRecord>

const OneSession = z.object({ session: SessionRecord })
const MaybeSession = z.object({ session: SessionRecord.nullable() })

const changing = {
  method: 'POST',
  auth: 'member',
  body: z.strictObject({}),
  bodyOptional: true,
  errors: [],
  rateLimit: { limit: 60, windowS: 60, per: 'member' },
} as const

export const startGameSession = endpoint({
  ...changing,
  id: 'startGameSession',
  path: '/api/games/session/start',
  summary: 'Start a game session; while one is open, that one is answered. A play starts one by itself.',
  responses: { 200: OneSession },
})

export const endGameSession = endpoint({
  ...changing,
  id: 'endGameSession',
  path: '/api/games/session/end',
  summary: 'End my game session. Ended before, it is answered as it ended; null when there never was one.',
  responses: { 200: MaybeSession },
})

export const getCurrentGameSession = endpoint({
  id: 'getCurrentGameSession',
  method: 'GET',
  path: '/api/games/session/{user}/current',
  summary: 'The open game session, or null; for its member and for operators',
  auth: 'member',
  params: z.strictObject({ user: idOf('usr') }),
  responses: { 200: MaybeSession },
  errors: ['NOT_FOUND'],
})

export const listGameSessions = endpoint({
  id: 'listGameSessions',
  method: 'GET',
  path: '/api/games/sessions',
  summary: 'My game sessions, newest first. Each is the sum over its rounds.',
  auth: 'member',
  query: PageQuery,
  responses: { 200: pageOf(SessionRecord) },
  errors: [],
})
