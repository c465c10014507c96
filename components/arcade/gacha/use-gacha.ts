import { useState } from 'react'
import { useHeld } from '@/components/ui/use-held'
import type { GachaRound, GachaState } from '@/lib/arcade/gacha/contract'
import { useGachaState, usePullGacha } from '@/store/queries/gacha'
import { type RevealPlan, useVisit } from '../shell/use-visit'

type Count = GachaRound['result']['count']

/** The same rhythm whatever lies under the cards. */
const ONE: RevealPlan = [{ atMs: 600, cue: 'reveal' }]
const TEN: RevealPlan = Array.from({ length: 10 }, (_, index) => ({ atMs: 150 * (index + 1), cue: 'stop' as const }))

/** The pulls of this visit, how many cards lie open, and where the member stands as far as the cards have told it. */
export function useGacha(initial: GachaState) {
  const [count, setCount] = useState<Count>(1)
  const [asked, setAsked] = useState<Count>(1)
  const visit = useVisit<GachaRound>(count === 1 ? ONE : TEN)
  const wager = usePullGacha((round) => {
    // Together with the round, so that no round is ever revealed by another one's plan.
    setCount(round.result.count)
    visit.add(round)
  })
  const isUnderWay = wager.isPending || visit.isRevealing
  const state = useHeld(useGachaState(initial), isUnderWay)
  const pull = (wanted: Count) => {
    setAsked(wanted)
    wager.write({ body: { count: wanted, cost: wanted === 1 ? state.cost.one : state.cost.ten } })
  }
  return {
    ...visit,
    state,
    asked,
    pull,
    problem: wager.problem,
    dismiss: wager.reset,
    isPending: wager.isPending,
    isUnderWay,
  }
}

export type Gacha = ReturnType<typeof useGacha>
