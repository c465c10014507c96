'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { Slots } from '@/lib/predictions/picks/contract'
import { useAdStatus } from '@/store/queries/ox'
import { AdDialog } from './ad-dialog'
import { SlotDots } from './slot-dots'
import { useAdWords } from './use-ad-words'

/** How many picks are left, and the way to one more. */
export function SlotsPanel({ slots }: { slots: Slots }) {
  const t = useTranslations('ox.today.slots')
  const { data: ads } = useAdStatus()
  const [isOpen, setIsOpen] = useState(false)
  const adWords = useAdWords(ads)
  const all = slots.base + slots.ad
  return (
    <Card id="slots" aria-labelledby="slots-title" className="space-y-4">
      <div className="space-y-1">
        <h2 id="slots-title" className="font-medium text-15 text-ink-soft">
          {t('title')}
        </h2>
        <p aria-live="polite" className="font-semibold text-20">
          {t('left', { left: slots.left })}
        </p>
      </div>
      <div className="flex items-center gap-3">
        <SlotDots slots={slots} />
        <span className="figure text-13 text-ink-soft">{t('count', { all, used: slots.used })}</span>
      </div>
      <p className="text-13 text-ink-soft">{t('lead')}</p>
      {ads && (
        <div className="space-y-2 border-t pt-4">
          <Button tone="quiet" isWide disabled={!ads.canWatch || !ads.isSandbox} onClick={() => setIsOpen(true)}>
            {t('watch')}
          </Button>
          <p className="figure text-13 text-ink-soft">{adWords}</p>
          <AdDialog isOpen={isOpen} tradeDate={ads.tradeDate} onClose={() => setIsOpen(false)} />
        </div>
      )}
    </Card>
  )
}
