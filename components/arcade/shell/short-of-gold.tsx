'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import type { Stakes } from './stakes'

type ShortOfGoldProps = { missing: number; available: number; stakes: Stakes; onLower: (bet: number) => void }

/** There is too little GOLD for the stake: how much, and what can be done. */
export function ShortOfGold({ missing, available, stakes, onLower }: ShortOfGoldProps) {
  const t = useTranslations('arcade.shell')
  const affordable = stakes.presets.findLast((step) => step <= available)
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
