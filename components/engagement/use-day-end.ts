import { useEffect } from 'react'
import { useReadStreaksAgain } from '@/store/queries/engagement'

/** A moment later, so that a clock that runs a little ahead does not ask too early. */
const LATER_MS = 1_500
/** Longest delay a timer takes; a day is far shorter. */
const TIMER_MAX_MS = 2 ** 31 - 1

/** Reads the streaks again when the day has ended under the member's eyes. */
export function useDayEnd(endsAt: string): void {
  const readAgain = useReadStreaksAgain()
  useEffect(() => {
    const waitMs = new Date(endsAt).getTime() - Date.now() + LATER_MS
    if (waitMs <= 0 || waitMs > TIMER_MAX_MS) return
    const timer = setTimeout(readAgain, waitMs)
    return () => clearTimeout(timer)
  }, [endsAt, readAgain])
}
