import * as z from 'zod'
import { SlotRound } from '../slot/contract'
import { GameStats } from '../stats/contract'

/** Payload of `game_update`: the member's figures after a round (absolute), and the round that made them so. */
export const GameUpdate = z.object({ version: z.int(), stats: GameStats, round: SlotRound })
export type GameUpdate = z.infer<typeof GameUpdate>
