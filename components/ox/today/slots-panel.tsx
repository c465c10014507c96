'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { cx } from '@/components/ui/class-names'
import type { Slots } from '@/lib/predictions/picks/contract'
import { useAdStatus } from '@/store/queries/ox'
import { AdDialog } from './ad-dialog'
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
        <Dots used={slots.used} base={slots.base} all={all} />
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

/** A disc for each slot, filled once used; those opened by ads are squares. */
function Dots({ used, base, all }: { used: number; base: number; all: number }) {
  return (
    <span aria-hidden data-testid="slot-dots" className="flex flex-wrap gap-1.5">
      {Array.from({ length: all }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place in the row
          key={index}
          className={cx(
            'size-4 border-2 border-accent-fill',
            index < base ? 'rounded-full' : 'rounded-[4px]',
            index < used && 'bg-accent-fill',
          )}
        />
      ))}
    </span>
  )
}
