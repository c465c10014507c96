'use client'

import { useTranslations } from 'next-intl'
import { Segmented } from '@/components/ui/segmented'
import type { StreakKind } from '@/lib/engagement/streaks/contract'

const KINDS: readonly StreakKind[] = ['DAILY_LOGIN', 'DAILY_PLAY']

type KindSwitchProps = { labelledBy: string; kind: StreakKind; onChange: (kind: StreakKind) => void }

/** Which of the two streaks is looked at. */
export function KindSwitch({ labelledBy, kind, onChange }: KindSwitchProps) {
  const t = useTranslations('streak')
  return (
    <Segmented
      labelledBy={labelledBy}
      value={kind}
      options={KINDS.map((value) => ({ value, label: t(`kinds.${value}.short`) }))}
      onChange={onChange}
    />
  )
}
