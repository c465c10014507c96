'use client'

import { useTranslations } from 'next-intl'
import { BusyDots } from '@/components/ui/busy-dots'
import { buttonClass } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { CYCLE_MS } from '@/lib/arcade/plays/constants'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import { useCycle } from './use-cycle'

type PlayButtonProps = {
  /** The verb of this game. */
  label: string
  onPlay: () => void
  onSkip: () => void
  isPending: boolean
  isRevealing: boolean
  /** Something stands in the way that waiting doesn't cure. */
  isBarred: boolean
  problem: ProblemError | null
}

/**
 * The one big button of a game. Plays; while a reveal runs it shows the result at once; between two wagers it waits out
 * the cycle, in place and in focus, with a ring that says how long.
 */
export function PlayButton({ label, onPlay, onSkip, isPending, isRevealing, isBarred, problem }: PlayButtonProps) {
  const t = useTranslations('arcade.shell')
  const leftMs = useCycle(problem)
  const isCooling = leftMs > 0 && !isRevealing && !isPending && !isBarred
  const press = isRevealing ? onSkip : onPlay
  const isIdle = isPending || isCooling
  return (
    <button
      type="button"
      disabled={isBarred}
      aria-disabled={isIdle || undefined}
      aria-busy={isPending || undefined}
      onClick={isIdle ? undefined : press}
      className={cx(buttonClass('primary', 'lg', true), 'min-h-16 text-20', isPending && 'aria-disabled:opacity-100')}
    >
      <span className={cx(isPending && 'opacity-0')}>{isRevealing ? t('skip') : label}</span>
      {isPending && <BusyDots />}
      {isCooling && <CoolingRing leftMs={leftMs} />}
    </button>
  )
}

const RADIUS = 9
const ROUND = 2 * Math.PI * RADIUS

function CoolingRing({ leftMs }: { leftMs: number }) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" className="-rotate-90 absolute end-5 size-6" data-cooling={leftMs}>
      <circle cx="12" cy="12" r={RADIUS} fill="none" stroke="currentColor" strokeWidth="3" opacity="0.3" />
      <circle
        cx="12"
        cy="12"
        r={RADIUS}
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
        strokeDasharray={ROUND}
        strokeDashoffset={ROUND * (1 - leftMs / CYCLE_MS)}
      />
    </svg>
  )
}
