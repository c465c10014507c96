'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { Game } from '@/lib/arcade/stats/contract'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import { useIsReadOnly } from '@/store/moa-store'
import { BetStepper } from './bet-stepper'
import { PlayButton } from './play-button'
import { PlayFailed } from './play-failed'
import { ShortOfGold } from './short-of-gold'
import { missingFor, type Stakes } from './stakes'

/** What a game's hook knows of the wager at hand. */
export type Wager = {
  bet: number
  setBet: (bet: number) => void
  play: () => void
  skip: () => void
  problem: ProblemError | null
  dismiss: () => void
  isPending: boolean
  isRevealing: boolean
}

type StakePanelProps = {
  game: Game
  wager: Wager
  stakes: Stakes
  /** GOLD there is. */
  available: number
  /** The verb of this game. */
  label: string
  /** The member has to do something first; `play` waits for it. */
  isUnready?: boolean
}

/** Stake and button, with whatever stands in the way of a play above them. */
export function StakePanel({ game, wager, stakes, available, label, isUnready = false }: StakePanelProps) {
  const t = useTranslations('arcade.shell')
  const isReadOnly = useIsReadOnly()
  const { bet, problem, isPending, isRevealing } = wager
  const isUnderWay = isPending || isRevealing
  const missing = isUnderWay ? 0 : missingFor(bet, available)
  const isBarred = !isUnderWay && (missing > 0 || isReadOnly || isUnready)
  return (
    <>
      {problem && !isUnderWay && (
        <PlayFailed game={game} problem={problem} onRetry={wager.play} onDismiss={wager.dismiss} />
      )}
      {isReadOnly && <Notice>{t('readOnly')}</Notice>}
      {missing > 0 && <ShortOfGold missing={missing} available={available} stakes={stakes} onLower={wager.setBet} />}
      <BetStepper bet={bet} stakes={stakes} isDisabled={isUnderWay} onChange={wager.setBet} />
      <PlayButton
        label={label}
        onPlay={wager.play}
        onSkip={wager.skip}
        isPending={isPending}
        isRevealing={isRevealing}
        isBarred={isBarred}
        problem={problem}
      />
    </>
  )
}
