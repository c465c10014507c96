'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Listing } from '@/lib/predictions/sessions/contract'
import { useOxWords } from '../shell/use-ox-words'
import { Sparkline } from './sparkline'

/** Which stock, where it closed, and the way there. */
export function CardHead({ listing }: { listing: Listing }) {
  const t = useTranslations('ox')
  const { nameOf, price } = useOxWords()
  const { symbol, previousClose, sparkline, isDemo } = listing
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="min-w-0">
        <h3 id={`stock-${symbol}`} className="text-20">
          {nameOf(listing)}
        </h3>
        <p className="flex flex-wrap items-center gap-2 text-13 text-ink-soft">
          <span className="font-mono">{symbol}</span>
          {isDemo && <Badge>{t('common.demo')}</Badge>}
        </p>
        <p className="figure mt-1 text-15">
          {previousClose === null
            ? t('today.card.noPrevious')
            : t('today.card.previousClose', { price: price(previousClose) })}
        </p>
      </div>
      <Sparkline closes={sparkline} />
    </div>
  )
}
