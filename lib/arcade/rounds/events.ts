import * as z from 'zod'
import { GameSession } from '../plays/contract'
import { GameStats } from '../stats/contract'
import { Round } from './contract'

/** Payload of `game_update`: the member's figures after a round (absolute), and the round that made them so. */
export const GameUpdate = z.object({ version: z.int(), stats: GameStats, round: Round, session: GameSession })
export type GameUpdate = z.infer<typeof GameUpdate>
