'use client'

import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { BET_STEPS } from '@/lib/arcade/slot/constants'
import type { ProblemError } from '@/lib/platform/http/call-problem'

type ShortOfGoldProps = { missing: number; available: number; onLower: (bet: number) => void }

/** There is too little GOLD for the stake: how much, and what can be done. */
export function ShortOfGold({ missing, available, onLower }: ShortOfGoldProps) {
  const t = useTranslations('arcade.slot')
  const affordable = BET_STEPS.findLast((step) => step <= available)
  return (
    <Notice>
      <p className="font-medium">{t('short', { missing })}</p>
      <p className="text-ink-soft">{t(affordable === undefined ? 'shortEmpty' : 'shortAdvice')}</p>
      <div className="mt-3">
        {affordable === undefined ? (
          <ButtonLink href="/wallet" tone="quiet" size="sm">
            {t('toWallet')}
          </ButtonLink>
        ) : (
          <Button tone="quiet" size="sm" onClick={() => onLower(affordable)}>
            {t('lower', { amount: affordable })}
          </Button>
        )}
      </div>
    </Notice>
  )
}

type SpinFailedProps = { problem: ProblemError; onRetry: () => void; onDismiss: () => void }

/** A spin failed: what happened to the GOLD, and the button that helps. Trying again keeps the key of an open outcome. */
export function SpinFailed({ problem, onRetry, onDismiss }: SpinFailedProps) {
  const t = useTranslations('arcade.slot')
  const { say } = useProblemWords()
  return (
    <Notice tone="error">
      <p className="font-medium">{t('failed')}</p>
      <p className="text-ink">{say(problem)}</p>
      <p className="text-ink">{t(problem.isFinal ? 'failedRefused' : 'failedUnknown')}</p>
      <div className="mt-3 flex gap-2">
        <Button tone="quiet" size="sm" onClick={onRetry}>
          {t('retry')}
        </Button>
        <Button tone="plain" size="sm" onClick={onDismiss}>
          {t('dismiss')}
        </Button>
      </div>
    </Notice>
  )
}
