import { useEffect, useState } from 'react'
import { CYCLE_MS } from '@/lib/arcade/plays/constants'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import { useWageredAtMs } from '@/store/moa-store'

const LOOK_EVERY_MS = 100

/**
 * Milliseconds until the next wager is taken, 0 when it is now: after this member's latest wager in any game or tab,
 * and after a PLAY_TOO_SOON for as long as it says.
 */
export function useCycle(problem: ProblemError | null): number {
  const cycleEndsAtMs = (useWageredAtMs() ?? -CYCLE_MS) + CYCLE_MS
  const readyAtMs = Math.max(cycleEndsAtMs, useTooSoonUntil(problem))
  const [nowMs, setNowMs] = useState(() => Date.now())

  useEffect(() => {
    setNowMs(Date.now())
    if (readyAtMs <= Date.now()) return
    const timer = setInterval(() => {
      setNowMs(Date.now())
      if (readyAtMs <= Date.now()) clearInterval(timer)
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [readyAtMs])
  return Math.min(Math.max(0, readyAtMs - nowMs), CYCLE_MS)
}

function useTooSoonUntil(problem: ProblemError | null): number {
  const [untilMs, setUntilMs] = useState(0)
  useEffect(() => {
    if (problem?.code === 'PLAY_TOO_SOON') setUntilMs(Date.now() + (problem.retryAfterS ?? 1) * 1_000)
  }, [problem])
  return untilMs
}
