'use client'

import { useTranslations } from 'next-intl'
import type { Pick } from '@/lib/predictions/picks/contract'
import type { Listing } from '@/lib/predictions/sessions/contract'
import { SideMark } from '../shell/side-mark'
import { CardHead } from './card-head'

/** One stock while nothing can be picked: what it brings, and what I said. */
export function ClosedCard({ listing, pick }: { listing: Listing; pick: Pick | null }) {
  const t = useTranslations('ox.today.card')
  const { symbol, points, pointsRange } = listing
  const pays = points && pick && (pick.side === 'UP' ? points.up : points.down)
  return (
    <li
      data-testid={`card-${symbol}`}
      aria-labelledby={`stock-${symbol}`}
      className="flex flex-col gap-3 rounded-card bg-surface p-5 shadow-raised"
    >
      <CardHead listing={listing} />
      <p className="text-15">{points ? t('points', points) : t('range', pointsRange)}</p>
      <div className="flex min-h-11 items-center gap-3 border-t pt-3 text-15">
        {pick ? (
          <>
            <SideMark side={pick.side} className="size-6" />
            <p>
              <span className="font-medium">{t(`picked.${pick.side}`)}</span>{' '}
              {pays !== null && <span className="text-ink-soft">{t('pays', { amount: pays })}</span>}
            </p>
          </>
        ) : (
          <p className="text-ink-soft">{t('notPicked')}</p>
        )}
      </div>
    </li>
  )
}
