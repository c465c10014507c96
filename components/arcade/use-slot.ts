import { useCallback, useEffect, useRef, useState } from 'react'
import { useIsStill } from '@/components/ui/use-is-still'
import { STAKE_MIN } from '@/lib/arcade/slot/constants'
import type { SlotRound } from '@/lib/arcade/slot/contract'
import { useMember } from '@/store/moa-store'
import { useSpin } from '@/store/queries/arcade'
import { throwConfetti } from './confetti'
import { playCue } from './slot-sound'
import { useReveal } from './use-reveal'
import { useSkip } from './use-skip'

/** Share of full volume: there is one volume, and it is modest. */
const VOLUME = 0.6

/** The machine's state: stake, the round that was decided, how much of it is shown, and what was played on this visit. */
export function useSlot() {
  const [bet, setBet] = useState<number>(STAKE_MIN)
  const [played, setPlayed] = useState<SlotRound[]>([])
  const isStill = useIsStill()
  const isLoud = useMember()?.settings.sound ?? false
  const spin = useSpin((round) => setPlayed((before) => [round, ...before]))
  const round = played[0] ?? null

  const sound = useCallback(() => playCue('stop', isLoud ? VOLUME : 0), [isLoud])
  const { stoppedCount, isRevealing, skip } = useReveal(round?.id ?? null, { isStill, onStop: sound })
  useSkip(isRevealing, skip)
  useCelebration(isRevealing || spin.isPending ? null : round, { isStill, isLoud })

  const finished = isRevealing ? played.slice(1) : played
  return {
    bet,
    setBet,
    spin: () => spin.write({ body: { bet } }),
    skip,
    problem: spin.problem,
    dismiss: spin.reset,
    isPending: spin.isPending,
    isRevealing,
    isStill,
    /** While the answer is under way every reel turns. */
    stoppedCount: spin.isPending ? 0 : stoppedCount,
    /** The decided round, from the answer on; `finished` begins with it once all of it is shown. */
    round,
    finished,
    played,
  }
}

export type Slot = ReturnType<typeof useSlot>

type Celebration = { isStill: boolean; isLoud: boolean }

/**
 * Sound and confetti for a payout above the stake, once each, and gone when the next spin begins; nothing at all for
 * anything else.
 */
function useCelebration(shown: SlotRound | null, { isStill, isLoud }: Celebration): void {
  const celebrated = useRef<string | null>(null)
  const wonId = shown?.result.presentation === 'win' ? shown.id : null
  useEffect(() => {
    if (wonId === null || wonId === celebrated.current) return
    celebrated.current = wonId
    playCue('win', isLoud ? VOLUME : 0)
    if (!isStill) return throwConfetti()
  }, [wonId, isStill, isLoud])
}
