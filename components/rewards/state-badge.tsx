'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { RedemptionState } from '@/lib/rewards/redemptions/contract'

type Tone = 'neutral' | 'accent' | 'positive'
const TONES: Partial<Record<RedemptionState, Tone>> = {
  DONE: 'positive',
  ISSUED: 'positive',
  CAPTURED: 'positive',
  FAILED: 'neutral',
  RELEASED: 'neutral',
}

/** Where a redemption stands, in a word. */
export function StateBadge({ state }: { state: RedemptionState }) {
  const t = useTranslations('rewards.states')
  return <Badge tone={TONES[state] ?? 'accent'}>{t(state)}</Badge>
}
