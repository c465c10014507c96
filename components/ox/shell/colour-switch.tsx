'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Segmented } from '@/components/ui/segmented'
import { MARKETS, type Market, readMarket, wearMarket } from './market-colours'

/** Red is up in Seoul and down in New York: which of them the member is used to. */
export function ColourSwitch() {
  const t = useTranslations('ox.common.colours')
  const [market, setMarket] = useState<Market>('kr')
  useEffect(() => setMarket(readMarket()), [])
  const choose = (next: Market) => {
    wearMarket(next)
    setMarket(next)
  }
  return (
    <section className="flex flex-wrap items-center justify-between gap-3">
      <div>
        <h2 id="market-colours" className="font-medium text-15">
          {t('title')}
        </h2>
        <p className="text-13 text-ink-soft">{t('lead')}</p>
      </div>
      <Segmented
        labelledBy="market-colours"
        value={market}
        options={MARKETS.map((value) => ({ value, label: t(value) }))}
        onChange={choose}
      />
    </section>
  )
}
