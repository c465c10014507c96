'use client'

import { CalendarCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { LinkRow } from '@/components/ui/link-row'
import type { StreakKind, StreakStatus } from '@/lib/engagement/streaks/contract'
import type { Onboarding } from '@/lib/identity/members/contract'
import { useMember } from '@/store/moa-store'
import { useStreakStatus } from '@/store/queries/engagement'

/** The way to the streaks, unless the next best thing leads there already. */
export function StreakTile({ streaks, onboarding }: { streaks: StreakStatus; onboarding: Onboarding }) {
  const t = useTranslations('home.streak')
  const { data } = useStreakStatus(streaks)
  const isOffered = data.streaks.some(({ canClaim }) => canClaim)
  const isTouring = (useMember()?.onboarding ?? onboarding).status === 'OPEN'
  const daysOf = (kind: StreakKind) => data.streaks.find((one) => one.kind === kind)?.streak ?? 0
  if (isOffered && !isTouring) return null
  return (
    <Card className="py-3">
      <LinkRow
        href="/streak"
        icon={<CalendarCheck aria-hidden className="size-6" strokeWidth={1.75} />}
        title={t('title')}
        lead={t('text', { visits: daysOf('DAILY_LOGIN'), plays: daysOf('DAILY_PLAY') })}
      />
    </Card>
  )
}
