import * as z from 'zod'
import { Instant } from '@/lib/platform/kernel/time'
import { Game } from '../stats/contract'
import { FreezeCause } from './contract'

/** Payload of `notification` to operators under the key `game:<game>`: a game was closed to plays. */
export const GameFrozen = z.object({
  version: z.int(),
  kind: z.literal('game_frozen'),
  game: Game,
  cause: FreezeCause,
  at: Instant,
})
export type GameFrozen = z.infer<typeof GameFrozen>
