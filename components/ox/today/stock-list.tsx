'use client'

import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { MyDay } from '@/lib/predictions/picks/contract'
import type { Today } from '@/lib/predictions/sessions/contract'
import { ClosedCard } from './closed-card'
import { StockCard } from './stock-card'

/** A card for each stock of the day; until my picks are known, their outline. */
export function StockList({ today, mine, isOpen }: { today: Today; mine: MyDay | undefined; isOpen: boolean }) {
  const t = useTranslations('ox.today')
  const { tradeDate, cutoffAt, listings } = today
  if (listings.length === 0) {
    return (
      <Card>
        <EmptyState title={t('empty.title')} action={<ButtonLink href="/ox/practice">{t('empty.action')}</ButtonLink>}>
          {t('empty.text')}
        </EmptyState>
      </Card>
    )
  }
  if (!mine) return <Skeleton className="h-72 rounded-card" />
  return (
    <section aria-labelledby="stocks">
      <h2 id="stocks" className="sr-only">
        {t('list')}
      </h2>
      <ul className="grid items-start gap-4 xl:grid-cols-2">
        {listings.map((listing) => {
          const pick = mine.picks.find(({ symbol }) => symbol === listing.symbol) ?? null
          // Another day is another card: nothing of the last one's undo stays with it.
          const key = `${tradeDate} ${listing.symbol}`
          const card = { tradeDate, cutoffAt, listing, pick, slotsLeft: mine.slots.left }
          return isOpen ? <StockCard key={key} {...card} /> : <ClosedCard key={key} listing={listing} pick={pick} />
        })}
      </ul>
    </section>
  )
}
