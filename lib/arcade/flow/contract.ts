import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { Amount } from '@/lib/platform/kernel/money'
import { Game } from '../stats/contract'
import { FLOW_DAYS_DEFAULT, FLOW_DAYS_MAX } from './constants'

const figures = {
  rounds: z.int(),
  staked: Amount,
  paid: Amount,
  net: Amount.meta({ description: 'staked − paid: what left circulation; below zero, what came into it.' }),
}

export const GameFlow = z.object({ game: Game, ...figures }).meta({ id: 'GameFlow' })
export type GameFlow = z.infer<typeof GameFlow>

export const DayFlow = z.object({ day: z.iso.date(), ...figures, games: z.array(GameFlow) }).meta({ id: 'DayFlow' })
export type DayFlow = z.infer<typeof DayFlow>

const BookedFlow = z.object({
  game: Game,
  burnt: Amount.meta({ description: 'GOLD that ever ended in the game’s sink.' }),
  issued: Amount.meta({ description: 'GOLD that the game’s issuing account ever gave.' }),
})

export const GoldFlow = z
  .object({
    days: z.array(DayFlow).meta({ description: 'Calendar days in Korea, oldest first, today last; none left out.' }),
    totals: z.object({ ...figures, games: z.array(GameFlow) }),
    ledger: z.array(BookedFlow).meta({ description: 'The same from the books, of all time, open rounds included.' }),
  })
  .meta({ id: 'GoldFlow' })
export type GoldFlow = z.infer<typeof GoldFlow>

export const getGoldFlow = endpoint({
  id: 'getGoldFlow',
  method: 'GET',
  path: '/api/admin/games/flow',
  summary: 'GOLD staked and paid by game and Korean calendar day, and what the ledger says of each game.',
  auth: ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'],
  query: z.strictObject({ days: z.coerce.number().int().min(1).max(FLOW_DAYS_MAX).default(FLOW_DAYS_DEFAULT) }),
  responses: { 200: GoldFlow },
  errors: [],
})
