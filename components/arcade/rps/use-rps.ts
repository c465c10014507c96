import { useState } from 'react'
import { RPS_BET_MIN } from '@/lib/arcade/rps/constants'
import type { RpsHand, RpsRound } from '@/lib/arcade/rps/contract'
import { usePlayRps } from '@/store/queries/rps'
import { useCelebration } from '../shell/use-celebration'
import { type RevealPlan, useVisit } from '../shell/use-visit'

/** Two beats of the fists, then the hands: the rhythm in which the three words are said. */
const BEATS: RevealPlan = [
  { atMs: 400, cue: 'tick' },
  { atMs: 800, cue: 'tick' },
  { atMs: 1_200, cue: 'reveal' },
]

/** Stake and hand of the member, the round that was decided, and how far it is shown. */
export function useRps() {
  const [bet, setBet] = useState<number>(RPS_BET_MIN)
  const [choice, setChoice] = useState<RpsHand | null>(null)
  const visit = useVisit<RpsRound>(BEATS)
  const wager = usePlayRps(visit.add)
  const isUnderWay = wager.isPending || visit.isRevealing
  useCelebration(isUnderWay ? null : visit.round)
  return {
    ...visit,
    bet,
    setBet,
    choice,
    setChoice,
    play: () => choice && wager.write({ body: { bet, choice } }),
    problem: wager.problem,
    dismiss: wager.reset,
    isPending: wager.isPending,
    isUnderWay,
    /** The round whose result stands on the table; none while the next one is under way. */
    shown: isUnderWay ? null : visit.round,
  }
}
