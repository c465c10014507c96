import { useCallback, useState } from 'react'
import { useIsStill } from '@/components/ui/use-is-still'
import type { GameRound } from './game-round'
import type { Cue } from './sound'
import { useCues } from './use-cues'
import { useReveal } from './use-reveal'
import { useSkip } from './use-skip'

/** The steps of a game's reveal: when each is shown, in ms after the answer, and its cue. */
export type RevealPlan = readonly { atMs: number; cue: Cue }[]

const timesOf = new WeakMap<RevealPlan, readonly number[]>()

/** The same array for the same plan: timers follow its identity. */
function stepsOf(plan: RevealPlan): readonly number[] {
  const steps = timesOf.get(plan) ?? plan.map(({ atMs }) => atMs)
  timesOf.set(plan, steps)
  return steps
}

/**
 * What was played since the screen was opened, newest first, and how much of the latest round is shown by now. `plan` is
 * a constant of the game.
 */
export function useVisit<R extends Pick<GameRound, 'id'>>(plan: RevealPlan) {
  const [played, setPlayed] = useState<R[]>([])
  const isStill = useIsStill()
  const cue = useCues()
  const onStep = useCallback(
    (step: number) => {
      const planned = plan[step]
      if (planned) cue(planned.cue)
    },
    [plan, cue],
  )
  const round = played[0] ?? null
  const reveal = useReveal(round?.id ?? null, { steps: stepsOf(plan), isStill, onStep })
  useSkip(reveal.isRevealing, reveal.skip)
  const add = useCallback((decided: R) => setPlayed((before) => [decided, ...before]), [])
  return {
    ...reveal,
    isStill,
    add,
    played,
    /** The decided round, from the answer on. */
    round,
    /** Begins with `round` once all of it is shown. */
    finished: reveal.isRevealing ? played.slice(1) : played,
  }
}
