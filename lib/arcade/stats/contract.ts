import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { Amount } from '@/lib/platform/kernel/money'
import { GAMES } from './constants'

export const Game = z.enum(GAMES).meta({ id: 'Game' })
export type Game = z.infer<typeof Game>

const GameTotals = z.object({
  rounds: z.int().meta({ description: 'Rounds played.' }),
  wins: z.int().meta({ description: 'Rounds that paid more than they cost.' }),
  staked: Amount.meta({ description: 'GOLD put in.' }),
  paid: Amount.meta({ description: 'GOLD paid out.' }),
  biggestWin: Amount.meta({ description: 'Largest payout of one winning round, 0 before the first.' }),
  bestMultiplier: z.int().meta({ description: 'Largest payout over stake of a winning round, in hundredths.' }),
  bestStreak: z.int().meta({ description: 'Most wins in a row in one game; a push leaves a row, a loss ends it.' }),
  playMs: z.int().meta({ description: 'Time at play in ms: from play to play, pauses that end a session left out.' }),
  lastPlayedAt: z.iso.datetime().nullable(),
})
export type GameTotals = z.infer<typeof GameTotals>

/** Absolute state: of two answers the one with the larger `version` is the newer one. */
export const GameStats = z
  .object({
    version: z.int().meta({ description: 'Grows with every round; 0 before the first.' }),
    games: z.object({ slot: GameTotals, rps: GameTotals, gacha: GameTotals, crash: GameTotals }),
    totals: GameTotals,
  })
  .meta({ id: 'GameStats' })
export type GameStats = z.infer<typeof GameStats>

export const getMyStats = endpoint({
  id: 'getMyStats',
  method: 'GET',
  path: '/api/games/stats/me',
  summary: 'My figures per game; always equal to the sum over my rounds.',
  auth: 'member',
  responses: { 200: GameStats },
  errors: [],
})
