'use client'

import { useTranslations } from 'next-intl'
import { useUnseenCount } from '@/store/moa-store'

const COUNT_MAX = 9

/** How much is new; nothing when nothing is, 9+ at most. */
export function PendingBadge() {
  const t = useTranslations('realtime')
  const count = useUnseenCount()
  if (count === 0) return null
  return (
    <span className="inline-flex min-w-5 items-center justify-center rounded-full bg-accent-fill px-1.5 font-semibold text-13 text-on-accent">
      <span aria-hidden>{count > COUNT_MAX ? `${COUNT_MAX}+` : count}</span>
      <span className="sr-only">{t('unseen', { count })}</span>
    </span>
  )
}
