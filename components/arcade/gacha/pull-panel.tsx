'use client'

import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { useIsReadOnly } from '@/store/moa-store'
import { PlayButton } from '../shell/play-button'
import { PlayFailed } from '../shell/play-failed'
import { missingFor } from '../shell/stakes'
import type { Gacha } from './use-gacha'

const COUNTS = [1, 10] as const

/** One pull or ten, each with its price, and whatever stands in the way of them above. */
export function PullPanel({ gacha, available }: { gacha: Gacha; available: number }) {
  const t = useTranslations()
  const isReadOnly = useIsReadOnly()
  const { problem, isPending, isRevealing, isUnderWay, asked, state } = gacha
  const priceOf = (count: (typeof COUNTS)[number]) => (count === 1 ? state.cost.one : state.cost.ten)
  const missing = isUnderWay ? 0 : missingFor(state.cost.one, available)
  return (
    <>
      {problem && !isUnderWay && (
        <PlayFailed game="gacha" problem={problem} onRetry={() => gacha.pull(asked)} onDismiss={gacha.dismiss} />
      )}
      {isReadOnly && <Notice>{t('arcade.shell.readOnly')}</Notice>}
      {missing > 0 && (
        <Notice>
          <p className="font-medium">{t('arcade.shell.short', { missing })}</p>
          <ButtonLink href="/wallet" tone="quiet" size="sm" className="mt-3">
            {t('arcade.shell.toWallet')}
          </ButtonLink>
        </Notice>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        {(isUnderWay ? [asked] : COUNTS).map((count) => (
          <span key={count} className={isUnderWay ? 'sm:col-span-2' : undefined}>
            <PlayButton
              label={t('gacha.pull', { count, cost: priceOf(count) })}
              onPlay={() => gacha.pull(count)}
              onSkip={gacha.skip}
              isPending={isPending}
              isRevealing={isRevealing}
              isBarred={!isUnderWay && (isReadOnly || priceOf(count) > available)}
              problem={problem}
            />
          </span>
        ))}
      </div>
    </>
  )
}
