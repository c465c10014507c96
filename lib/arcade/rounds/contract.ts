import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { CrashRound } from '../crash/contract'
import { GachaRound } from '../gacha/contract'
import { RpsRound } from '../rps/contract'
import { SlotRound } from '../slot/contract'
import { Game } from '../stats/contract'

/** A finished round of any game. */
export const Round = z.discriminatedUnion('game', [SlotRound, RpsRound, GachaRound, CrashRound]).meta({ id: 'Round' })
export type Round = z.infer<typeof Round>

export const listRounds = endpoint({
  id: 'listRounds',
  method: 'GET',
  path: '/api/games/rounds',
  summary: 'My rounds, newest first.',
  auth: 'member',
  query: PageQuery.extend({ game: Game.optional() }),
  responses: { 200: pageOf(Round) },
  errors: [],
})

export const getRound = endpoint({
  id: 'getRound',
  method: 'GET',
  path: '/api/games/rounds/{id}',
  summary: 'One of my rounds.',
  auth: 'member',
  params: z.strictObject({ id: idOf('rnd') }),
  responses: { 200: Round },
  errors: ['NOT_FOUND'],
})

export const exportRounds = endpoint({
  id: 'exportRounds',
  method: 'GET',
  path: '/api/games/rounds/export',
  summary: 'My latest 10,000 rounds as a table (RFC 4180), newest first.',
  auth: 'member',
  produces: 'text/csv',
  query: z.strictObject({ game: Game.optional() }),
  responses: { 200: z.string() },
  errors: [],
  rateLimit: { limit: 10, windowS: 60, per: 'member' },
})
