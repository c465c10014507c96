'use client'

import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { cx } from '@/components/ui/class-names'
import type { CollectedItem, GachaCollection } from '@/lib/arcade/gacha/contract'
import { BadgeArt } from './badge-art'
import { RarityMark } from './rarity-mark'

/** Every item there is; the missing ones keep their place. */
export function Collection({ collection: { items, owned, total } }: { collection: GachaCollection }) {
  const t = useTranslations('gacha')
  return (
    <Card className="space-y-4">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-17">{t('collection')}</h2>
        <p className="figure text-ink-soft">{t('owned', { owned, total })}</p>
      </div>
      {owned === 0 && <p className="text-ink-soft">{t('collectionEmpty')}</p>}
      <ul className="grid grid-cols-3 gap-3 sm:grid-cols-5 lg:grid-cols-7">
        {items.map((item) => (
          <CollectedTile key={item.itemId} item={item} />
        ))}
      </ul>
    </Card>
  )
}

function CollectedTile({ item: { itemId, rarity, copies } }: { item: CollectedItem }) {
  const t = useTranslations('gacha')
  const isMissing = copies === 0
  return (
    <li
      className={cx(
        'flex flex-col items-center gap-1 rounded-control border px-1 py-3 text-center',
        isMissing ? 'border-dashed' : 'bg-sunken',
      )}
    >
      <RarityMark rarity={rarity} />
      <BadgeArt item={itemId} className={cx('size-14', isMissing && 'opacity-25 grayscale')} />
      <span className={cx('text-15', isMissing ? 'text-ink-soft' : 'font-medium')}>{t(`items.${itemId}`)}</span>
      <span className="figure text-13 text-ink-soft">{isMissing ? t('missing') : t('copies', { count: copies })}</span>
    </li>
  )
}
