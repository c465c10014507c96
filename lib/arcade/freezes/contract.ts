import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { line } from '@/lib/platform/kernel/text'
import { Instant } from '@/lib/platform/kernel/time'
import { OddsEvidence, OddsPoint, OddsWatch } from '../monitor/contract'
import { Game } from '../stats/contract'
import { FREEZE_CAUSES, REASON_MAX } from './constants'

const READERS = ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'] as const

export const FreezeCause = z.enum(FREEZE_CAUSES).meta({ id: 'FreezeCause' })
export type FreezeCause = z.infer<typeof FreezeCause>

/** Whether a game takes plays, as everybody may know it. */
export const GameStatus = z
  .object({
    game: Game,
    isFrozen: z.boolean().meta({ description: 'Takes no plays. Rounds that are open are settled as they would be.' }),
    cause: FreezeCause.nullable(),
    frozenAt: Instant.nullable(),
  })
  .meta({ id: 'GameStatus' })
export type GameStatus = z.infer<typeof GameStatus>

/** A time during which a game took no plays. */
export const Freeze = z
  .object({
    id: z.int(),
    cause: FreezeCause,
    reason: z.string().nullable().meta({ description: 'The operator’s words.' }),
    evidence: OddsEvidence.nullable(),
    frozenAt: Instant,
    frozenBy: z.string(),
    liftedAt: Instant.nullable(),
    liftedBy: z.string().nullable(),
    liftedReason: z.string().nullable(),
  })
  .meta({ id: 'Freeze' })
export type Freeze = z.infer<typeof Freeze>

/** A game as operators see it. */
export const GameRecord = z
  .object({
    game: Game,
    isFrozen: z.boolean(),
    version: z.int().meta({ description: 'Goes into If-Match.' }),
    freeze: Freeze.nullable().meta({ description: 'The one that holds now.' }),
    odds: OddsWatch,
  })
  .meta({ id: 'GameRecord' })
export type GameRecord = z.infer<typeof GameRecord>

export const GameDetail = GameRecord.extend({
  points: z.array(OddsPoint).meta({ description: 'Of the run that counts now, oldest first.' }),
  freezes: z.array(Freeze).meta({ description: 'The latest, newest first.' }),
}).meta({ id: 'GameDetail' })
export type GameDetail = z.infer<typeof GameDetail>

const params = z.strictObject({ game: Game })
const body = z.strictObject({ reason: line({ max: REASON_MAX }) })

export const listGames = endpoint({
  id: 'listGames',
  method: 'GET',
  path: '/api/games',
  summary: 'The games, and whether each takes plays now.',
  auth: 'public',
  responses: { 200: z.object({ games: z.array(GameStatus) }).meta({ id: 'Games' }) },
  errors: [],
  rateLimit: { limit: 600, windowS: 60, per: 'ip' },
})

export const listGameRecords = endpoint({
  id: 'listGameRecords',
  method: 'GET',
  path: '/api/admin/games',
  summary: 'The games as operators see them: state, odds in force, evidence against them, counts beside expectations.',
  auth: READERS,
  responses: { 200: z.object({ games: z.array(GameRecord) }).meta({ id: 'GameRecords' }) },
  errors: [],
})

export const getGameRecord = endpoint({
  id: 'getGameRecord',
  method: 'GET',
  path: '/api/admin/games/{game}',
  summary: 'One game with its freezes and the course of the evidence; the ETag goes into If-Match.',
  auth: READERS,
  params,
  responses: { 200: GameDetail },
  errors: [],
})

export const freezeGame = endpoint({
  id: 'freezeGame',
  method: 'POST',
  path: '/api/admin/games/{game}/freeze',
  summary: 'Close a game to new plays at once. Open rounds are settled as they would be; other games go on.',
  auth: ['ADMIN'],
  idempotent: true,
  ifMatch: true,
  params,
  body,
  responses: { 200: GameRecord },
  errors: ['CONFLICT'],
})

export const unfreezeGame = endpoint({
  id: 'unfreezeGame',
  method: 'POST',
  path: '/api/admin/games/{game}/unfreeze',
  summary: 'Open a frozen game to plays. Evidence that froze it is kept; the count begins anew.',
  auth: ['ADMIN'],
  idempotent: true,
  ifMatch: true,
  params,
  body,
  responses: { 200: GameRecord },
  errors: ['CONFLICT'],
})
