'use client'

import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { useHeld } from '@/components/ui/use-held'
import type { ExchangeItem } from '@/lib/arcade/gacha/contract'
import { useBalance, useIsReadOnly } from '@/store/moa-store'
import { useExchange, useExchangeOffers } from '@/store/queries/gacha'
import { BadgeArt } from './badge-art'

type ExchangeProps = {
  offers: { items: ExchangeItem[] }
  /** What the member had when the page was drawn. */
  shards: number
  /** Cards are still face down: how many shards there are would tell of them. */
  isHeld: boolean
}

/** What shards buy: one of each for a member, so many for everybody together. */
export function Exchange({ offers, shards, isHeld }: ExchangeProps) {
  const t = useTranslations('gacha')
  const { say } = useProblemWords()
  const { items } = useExchangeOffers(offers)
  const available = useHeld(useBalance('SHARD')?.available ?? shards, isHeld)
  const exchange = useExchange()
  return (
    <Card className="space-y-4">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-17">{t('exchange')}</h2>
        <p className="figure font-semibold">{t('shards', { count: available })}</p>
      </div>
      <p className="text-15 text-ink-soft">{t('exchangeLead')}</p>
      {exchange.problem && <Notice tone="error">{say(exchange.problem)}</Notice>}
      {exchange.answer && !exchange.problem && (
        <Notice>{t('exchanged', { item: t(`items.${exchange.answer.item.itemId}`) })}</Notice>
      )}
      <ul className="divide-y divide-line">
        {items.map((offer) => (
          <Offer
            key={offer.itemId}
            offer={offer}
            missing={Math.max(0, offer.price - available)}
            isBusy={exchange.isPending}
            onTake={() => exchange.write({ body: { itemId: offer.itemId } })}
          />
        ))}
      </ul>
    </Card>
  )
}

type OfferProps = { offer: ExchangeItem; missing: number; isBusy: boolean; onTake: () => void }

function Offer({ offer: { itemId, price, left, stock, isOwned }, missing, isBusy, onTake }: OfferProps) {
  const t = useTranslations('gacha')
  const isReadOnly = useIsReadOnly()
  const name = t(`items.${itemId}`)
  const reason = (() => {
    if (isOwned) return t('offerOwned')
    if (left === 0) return t('offerGone')
    return missing > 0 ? t('offerShort', { missing }) : null
  })()
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <BadgeArt item={itemId} className="size-12 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{name}</p>
        <p className="figure text-13 text-ink-soft">{t('offerLeft', { left, stock })}</p>
      </div>
      {reason === null ? (
        <Button
          tone="quiet"
          size="sm"
          isBusy={isBusy}
          disabled={isReadOnly}
          aria-label={t('offerTakeNamed', { item: name, price })}
          onClick={onTake}
        >
          {t('offerTake', { price })}
        </Button>
      ) : (
        <p className="text-end text-13 text-ink-soft">
          <span className="figure block font-medium text-ink">{t('offerPrice', { price })}</span>
          {reason}
        </p>
      )}
    </li>
  )
}
