'use client'

import { useTranslations } from 'next-intl'
import { useDeferredValue, useState } from 'react'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import type { ItemOdds } from '@/lib/arcade/gacha/contract'
import { OddsTable } from '../odds/odds-table'
import { BadgeArt } from './badge-art'
import { RarityMark } from './rarity-mark'

const ORDERS = ['rare', 'likely', 'name'] as const
type Order = (typeof ORDERS)[number]

const chanceOf = ({ base }: ItemOdds) => base.numerator / base.denominator

/** Every item with its joint odds; to be searched by name or rarity, and put in order. */
export function ItemOddsTable({ items }: { items: readonly ItemOdds[] }) {
  const t = useTranslations('gacha')
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState<Order>('rare')
  const wanted = useDeferredValue(search.trim().toLowerCase())
  const nameOf = ({ itemId }: ItemOdds) => t(`items.${itemId}`)
  const compare: Record<Order, (a: ItemOdds, b: ItemOdds) => number> = {
    rare: (a, b) => chanceOf(a) - chanceOf(b),
    likely: (a, b) => chanceOf(b) - chanceOf(a),
    name: (a, b) => nameOf(a).localeCompare(nameOf(b)),
  }
  const found = items.filter((one) => `${nameOf(one)} ${one.rarity}`.toLowerCase().includes(wanted))
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <Field
          label={t('odds.search')}
          type="search"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          className="w-full sm:w-72"
        />
        <div className="w-full sm:w-auto">
          <p id="gacha-order" className="mb-1.5 font-medium text-15">
            {t('odds.order')}
          </p>
          <Segmented
            labelledBy="gacha-order"
            value={order}
            options={ORDERS.map((value) => ({ value, label: t(`odds.orders.${value}`) }))}
            onChange={setOrder}
          />
        </div>
      </div>
      <p role="status" className="text-13 text-ink-soft">
        {found.length > 0 ? t('odds.found', { count: found.length }) : t('odds.foundNone')}
      </p>
      <OddsTable
        caption={t('odds.items')}
        rows={found.toSorted(compare[order])}
        rowId={({ itemId }) => itemId}
        columns={[
          {
            id: 'item',
            header: t('odds.item'),
            cell: (one) => (
              <span className="flex items-center gap-2 whitespace-nowrap">
                <BadgeArt item={one.itemId} className="size-7 max-sm:hidden" />
                {nameOf(one)}
              </span>
            ),
          },
          { id: 'rarity', header: t('odds.rarity'), cell: ({ rarity }) => <RarityMark rarity={rarity} /> },
          { id: 'joint', header: t('odds.joint'), cell: ({ base }) => t('percent', { percent: base.percent }) },
          { id: 'exact', header: t('odds.fraction'), cell: ({ base }) => `${base.numerator}/${base.denominator}` },
          { id: 'within', header: t('odds.within'), cell: (one) => t('percent', { percent: one.inRarity.percent }) },
          { id: 'tenth', header: t('odds.inTenth'), cell: ({ tenth }) => t('percent', { percent: tenth.percent }) },
          {
            id: 'long',
            header: t('odds.inLongRun'),
            cell: ({ consolidated }) => t('percent', { percent: consolidated.percent }),
          },
        ]}
      />
    </div>
  )
}
