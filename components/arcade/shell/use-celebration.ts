import { useEffect, useRef } from 'react'
import { useIsStill } from '@/components/ui/use-is-still'
import { celebrate } from './celebrate'
import type { GameRound } from './game-round'
import { useVolume } from './use-cues'

type Shown = Pick<GameRound, 'id' | 'bet' | 'payout' | 'result'>

/**
 * Celebrates the round whose result stands on the screen, once; `null` while nothing is shown or something is under
 * way. What was thrown is gone when the next round begins.
 */
export function useCelebration(shown: Shown | null): void {
  const isStill = useIsStill()
  const volume = useVolume()
  const celebrated = useRef<string | null>(null)
  useEffect(() => {
    if (shown === null || shown.id === celebrated.current) return
    celebrated.current = shown.id
    return celebrate(shown, { isStill, volume })
  }, [shown, isStill, volume])
}
