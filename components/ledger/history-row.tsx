'use client'

import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import type { HistoryItem } from '@/lib/ledger/contract'
import { HistoryIcon } from './history-icon'

/** Where the thing behind a row can be seen. */
const SCREENS: Record<string, (id: string) => string> = {
  streak: () => '/streak',
  pick: () => '/ox/history',
  redemption: (id) => `/rewards/redemptions/${encodeURIComponent(id)}`,
  round: (id) => `/arcade/verify?round=${encodeURIComponent(id)}`,
}

/** One change: why, when, how much, and what there was afterwards. */
export function HistoryRow({ item }: { item: HistoryItem }) {
  const t = useTranslations('wallet')
  const format = useFormatter()
  const { amount, heldDelta, asset, relatedId } = item
  const href = relatedId && item.relatedType ? SCREENS[item.relatedType]?.(relatedId) : undefined
  const isHeldOnly = amount === 0 && heldDelta !== 0
  const body = (
    <>
      <HistoryIcon reason={item.reason} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          {t(t.has(`reasons.${item.reason}`) ? `reasons.${item.reason}` : `kinds.${item.kind}`, {
            flow: amount > 0 ? 'in' : 'out',
          })}
        </span>
        <span className="text-13 text-ink-soft">
          {format.dateTime(new Date(item.createdAt), { hour: 'numeric', minute: '2-digit' })}
        </span>
      </span>
      <span className="text-end">
        <span className={cx('figure block font-semibold text-17', amount > 0 && 'text-positive')}>
          {isHeldOnly
            ? t(heldDelta > 0 ? 'held' : 'freed', { amount: Math.abs(heldDelta), asset })
            : t('amount', { amount, asset })}
        </span>
        <span className="figure text-13 text-ink-soft">{t('after', { amount: item.balanceAfter })}</span>
      </span>
    </>
  )
  const look = 'flex min-h-16 items-center gap-4 py-3'
  return (
    <li>
      {href ? (
        <Link href={href} className={cx(look, '-mx-5 px-5 transition duration-150 hover:bg-sunken')}>
          {body}
        </Link>
      ) : (
        <div className={look}>{body}</div>
      )}
    </li>
  )
}
