import { useCallback, useEffect, useState } from 'react'

type Reveal = {
  /** Steps that are shown, from the first. */
  shownCount: number
  isRevealing: boolean
  /** Shows the whole result at once. */
  skip: () => void
}

type Options = {
  /** When each step is shown, in ms after the answer. A constant: the timers follow its identity. */
  steps: readonly number[]
  /** Everything stands at once (reduced motion). */
  isStill: boolean
  /** Called as each step is shown, unless the reveal was skipped. Keep its identity. */
  onStep: (step: number) => void
}

/** Plays the reveal of a decided round: it only ever shows what is already recorded. */
export function useReveal(roundId: string | null, { steps, isStill, onStep }: Options): Reveal {
  const [shown, setShown] = useState<{ roundId: string | null; count: number }>({ roundId: null, count: 0 })
  const played = shown.roundId === roundId ? shown.count : 0
  const shownCount = roundId === null || isStill ? steps.length : played
  const isRevealing = shownCount < steps.length

  useEffect(() => {
    if (!isRevealing) return
    const timers = steps.map((ms, index) =>
      setTimeout(() => {
        setShown({ roundId, count: index + 1 })
        onStep(index)
      }, ms),
    )
    return () => timers.forEach(clearTimeout)
  }, [roundId, isRevealing, steps, onStep])

  const skip = useCallback(() => setShown({ roundId, count: steps.length }), [roundId, steps])
  return { shownCount, isRevealing, skip }
}
