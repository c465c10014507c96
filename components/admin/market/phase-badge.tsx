'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { MarketSession } from '@/lib/predictions/sessions/contract'

type PhaseName = MarketSession['phase']

const TONES: Partial<Record<PhaseName, 'accent' | 'positive' | 'danger'>> = {
  PREDICT: 'accent',
  SETTLED: 'positive',
  HELD: 'danger',
  CANCELLED: 'danger',
}

/** Where a trading day stands. */
export function PhaseBadge({ phase }: { phase: PhaseName }) {
  const t = useTranslations('market.phases')
  return <Badge tone={TONES[phase] ?? 'neutral'}>{t(phase)}</Badge>
}
