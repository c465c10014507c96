import { useState } from 'react'
import { STAKE_MIN } from '@/lib/arcade/slot/constants'
import type { SlotRound } from '@/lib/arcade/slot/contract'
import { useSpin } from '@/store/queries/arcade'
import { useCelebration } from '../shell/use-celebration'
import { type RevealPlan, useVisit } from '../shell/use-visit'

/** Each reel stops at its time, from the left: 1.2 s in all, inside the 400–1,600 ms of a reveal. */
const STOPS: RevealPlan = [
  { atMs: 400, cue: 'stop' },
  { atMs: 800, cue: 'stop' },
  { atMs: 1_200, cue: 'stop' },
]

/** The machine's state: stake, the round that was decided, how much of it is shown, and what was played on this visit. */
export function useSlot() {
  const [bet, setBet] = useState<number>(STAKE_MIN)
  const { add, shownCount, ...visit } = useVisit<SlotRound>(STOPS)
  const spin = useSpin(add)
  const isTurning = spin.isPending || visit.isRevealing
  useCelebration(isTurning ? null : visit.round)
  return {
    ...visit,
    bet,
    setBet,
    play: () => spin.write({ body: { bet } }),
    problem: spin.problem,
    dismiss: spin.reset,
    isPending: spin.isPending,
    isTurning,
    /** While the answer is under way every reel turns. */
    stoppedCount: spin.isPending ? 0 : shownCount,
  }
}
