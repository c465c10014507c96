import { useCallback, useEffect, useState } from 'react'

/** When each reel stops, in milliseconds after the answer: 1.2 s in all, inside the 400–1,600 ms of a reveal. */
const STOPS_AT_MS = [400, 800, 1_200]
const REELS = STOPS_AT_MS.length

type Reveal = {
  /** Reels that stand still, from the left. */
  stoppedCount: number
  isRevealing: boolean
  /** Shows the whole result at once. */
  skip: () => void
}

/**
 * Plays the reveal of a decided round: it only ever shows what is already recorded. With `isStill` (reduced motion)
 * everything stands at once. `onStop` is called as each reel stops, unless the reveal was skipped.
 */
export function useReveal(
  roundId: string | null,
  { isStill, onStop }: { isStill: boolean; onStop: () => void },
): Reveal {
  const [shown, setShown] = useState<{ roundId: string | null; count: number }>({ roundId: null, count: 0 })
  const played = shown.roundId === roundId ? shown.count : 0
  const stoppedCount = roundId === null || isStill ? REELS : played
  const isRevealing = stoppedCount < REELS

  useEffect(() => {
    if (!isRevealing) return
    const timers = STOPS_AT_MS.map((ms, index) =>
      setTimeout(() => {
        setShown({ roundId, count: index + 1 })
        onStop()
      }, ms),
    )
    return () => timers.forEach(clearTimeout)
  }, [roundId, isRevealing, onStop])

  const skip = useCallback(() => setShown({ roundId, count: REELS }), [roundId])
  return { stoppedCount, isRevealing, skip }
}
