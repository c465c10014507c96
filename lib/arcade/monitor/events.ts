import * as z from 'zod'
import { Game } from '../stats/contract'

/** What the monitor has to know of `game_update`: the finished round, whatever its game says of the result. */
const TellsOfRound = z.object({
  round: z.object({
    id: z.string(),
    game: Game,
    result: z.unknown(),
    fairness: z.object({ configVersion: z.int() }),
  }),
})

export type PlayedRound = { id: string; game: Game; version: number; result: unknown }

/** The finished round that an event of the log tells of, null for any other event. */
export function playedIn({ type, payload }: { type: string; payload: unknown }): PlayedRound | null {
  if (type !== 'game_update') return null
  const told = TellsOfRound.safeParse(payload)
  if (!told.success) return null
  const { id, game, result, fairness } = told.data.round
  return { id, game, version: fairness.configVersion, result }
}
