'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { PracticeOutcome } from '@/lib/predictions/practice/contract'
import { SideMark } from '../shell/side-mark'
import { useOxWords } from '../shell/use-ox-words'
import { useShares } from './use-shares'

type PracticeResultProps = { outcome: PracticeOutcome; isBusy: boolean; onNext: () => void }

/** What the day was and did, and whether the pick was right. */
export function PracticeResult({
  outcome: { symbol, tradeDate, outcome, isHit, changeBp },
  ...rest
}: PracticeResultProps) {
  const t = useTranslations('ox.practice')
  const { day } = useOxWords()
  const { change } = useShares()
  return (
    <div className="space-y-4">
      <div role="status" className="flex animate-rise items-center gap-4 rounded-control bg-sunken p-4">
        <SideMark side={outcome} className="size-8" />
        <div className="min-w-0">
          <p className="font-semibold text-17">{t(isHit ? 'hit' : 'miss', { change: change(changeBp) })}</p>
          <p className="text-15 text-ink-soft">
            {t('day', { symbol, year: tradeDate.slice(0, 4), day: day(tradeDate) })}
          </p>
        </div>
      </div>
      <Button isWide isBusy={rest.isBusy} onClick={rest.onNext}>
        {t('next')}
      </Button>
    </div>
  )
}
