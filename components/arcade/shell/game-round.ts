import type { CrashRound } from '@/lib/arcade/crash/contract'
import type { GachaRound } from '@/lib/arcade/gacha/contract'
import type { RpsRound } from '@/lib/arcade/rps/contract'
import type { SlotRound } from '@/lib/arcade/slot/contract'
import type { Game } from '@/lib/arcade/stats/contract'

/** A finished round of any game, as far as all of them are alike; what a game adds to its result stays in it. */
export type GameRound = Omit<SlotRound, 'game' | 'result'> & {
  game: Game
  result: Pick<SlotRound['result'], 'presentation'>
}

type RoundByGame = { slot: SlotRound; rps: RpsRound; gacha: GachaRound; crash: CrashRound }

/** Whether a round is one of this game; its result is then what this game's rules wrote. */
export const isRoundOf = <G extends Game>(game: G, round: GameRound): round is RoundByGame[G] => round.game === game
