'use client'

import { useTranslations } from 'next-intl'
import type { SlotRound } from '@/lib/arcade/slot/contract'

type SpinSentenceProps = { round: SlotRound | null; isTurning: boolean; balance: number }

/** What happened, in one sentence, for eyes and ears alike. */
export function SpinSentence({ round, isTurning, balance }: SpinSentenceProps) {
  const t = useTranslations('arcade')
  const say = (): string => {
    if (isTurning) return t('slot.rolling')
    if (!round) return t('slot.ready')
    const { bet, payout, result } = round
    const line = t(`lines.${result.line ?? 'none'}`)
    const reels = result.reels.map((name) => t(`symbols.${name}`)).join(', ')
    return t(`slot.${result.presentation}`, { line, reels, bet, payout, balance })
  }
  return (
    <p role="status" aria-live="polite" className="flex min-h-14 items-center justify-center text-center text-17">
      {say()}
    </p>
  )
}
