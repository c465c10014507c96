'use client'

import type { ReactNode } from 'react'
import type { Game } from '@/lib/arcade/stats/contract'
import { useQuietWhile, useSecrecyWhile } from '@/store/wishes'
import { FairnessChip } from './fairness-chip'
import { GameHead } from './game-head'
import type { GameRound } from './game-round'
import { type OddsFigure, OddsLine } from './odds-line'
import { RecentRounds } from './recent-rounds'

type GameFrameProps = {
  game: Game
  title: string
  lead?: string
  odds: OddsFigure
  /** Hash of the seed in use; null before the first play. */
  hash: string | null
  /** Newest first. While a result is being revealed, without it. */
  rounds: readonly GameRound[]
  /** A result is on its way or being revealed: the head keeps what it said before. */
  isHeld?: boolean
  /** More cards at the side, between promise and past rounds. */
  aside?: ReactNode
  /** The game itself: what is revealed, the sentence that says it, stake and button. */
  children: ReactNode
}

/** What all games look like from outside. Its words are those of `arcade`. */
export function GameFrame({ game, title, lead, odds, hash, rounds, isHeld = false, aside, children }: GameFrameProps) {
  useQuietWhile(isHeld)
  // Where the stake moves before the result is out, the balance says so at once.
  useSecrecyWhile(isHeld && game !== 'crash')
  return (
    <div
      data-game={game}
      className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]"
    >
      <div className="space-y-3 sm:space-y-4">
        <GameHead title={title} lead={lead} isHeld={isHeld} />
        {children}
        <OddsLine odds={odds} />
      </div>
      <div className="space-y-6">
        <FairnessChip hash={hash} />
        {aside}
        <RecentRounds game={game} rounds={rounds} />
      </div>
    </div>
  )
}
