'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { CrashFlight } from '@/lib/arcade/crash/contract'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import { sayMultiplier } from './multiplier'
import { useCashOutKey } from './use-cash-out-key'
import type { Crash } from './use-crash'

type FlightPanelProps = { crash: Crash; flight: CrashFlight }

/** What can be done with an open round: let it fly, or take what it stands at. */
export function FlightPanel({ crash, flight }: FlightPanelProps) {
  const t = useTranslations('crash')
  const isFlying = flight.state === 'flying'
  const isBusy = isFlying ? crash.isCashingOut : crash.isStarting
  const press = isFlying ? crash.cashOut : crash.start
  useCashOutKey(isFlying && !isBusy, crash.cashOut)
  const focused = useFocusOnce()
  const problem = isFlying ? crash.cashOutProblem : crash.startProblem
  return (
    <>
      {problem && !isBusy && <Unheard problem={problem} isFlying={isFlying} />}
      <p className="figure text-center text-ink-soft">
        {t('staked', { bet: flight.bet })}
        {flight.autoTarget !== null && ` · ${t('auto', { target: sayMultiplier(flight.autoTarget) })}`}
      </p>
      <Button
        ref={focused}
        size="lg"
        isWide
        isBusy={isBusy}
        onClick={press}
        onKeyDown={refuseRepeat}
        className="min-h-24"
      >
        <span className="text-24">{t(isFlying ? 'cashOut' : 'startNow')}</span>
      </Button>
    </>
  )
}

/** A key that is held down since the bet must not cash out. */
function refuseRepeat(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault()
}

/** The button that was pressed is gone: this one takes its place, for the keyboard too. */
function useFocusOnce() {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus({ preventScroll: true }), [])
  return button
}

function Unheard({ problem, isFlying }: { problem: ProblemError; isFlying: boolean }) {
  const t = useTranslations('crash')
  const { say } = useProblemWords()
  return (
    <Notice tone="error">
      <p className="font-medium">{t(isFlying ? 'cashOutFailed' : 'startFailed')}</p>
      <p className="text-ink">{say(problem)}</p>
      <p className="text-ink">{t(isFlying ? 'cashOutAgain' : 'startsAnyway')}</p>
    </Notice>
  )
}
