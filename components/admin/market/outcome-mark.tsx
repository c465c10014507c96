'use client'

import { useTranslations } from 'next-intl'
import { SideMark } from '@/components/ox/shell/side-mark'
import type { Outcome, VoidReason } from '@/lib/predictions/settlements/contract'

/** What a symbol did, by shape, colour and word; why it is void stands beside it. */
export function OutcomeMark({ outcome, voidReason = null }: { outcome: Outcome; voidReason?: VoidReason | null }) {
  const t = useTranslations('market')
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap font-medium">
      <SideMark side={outcome} className="size-4" />
      {t(`outcomes.${outcome}`)}
      {voidReason && <span className="font-normal text-ink-soft">· {t(`voids.${voidReason}`)}</span>}
    </span>
  )
}
