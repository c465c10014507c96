'use client'

import { useTranslations } from 'next-intl'
import { PageHead } from '@/components/ui/page-head'
import type { StreakCalendar, StreakPreview, StreakStatus } from '@/lib/engagement/streaks/contract'
import { useStreakStatus } from '@/store/queries/engagement'
import { DayBoundary } from './day-boundary'
import { HowItWorks } from './how-it-works'
import { ProtectionPanel } from './protection-panel'
import { RewardPreview } from './reward-preview'
import { StreakCard } from './streak-card'
import { StreakMonth } from './streak-month'
import { useDayEnd } from './use-day-end'
import { useHere } from './use-here'

type StreakScreenProps = { first: { status: StreakStatus; preview: StreakPreview; calendar: StreakCalendar } }

/** My streaks: what today pays, what comes, how the month went, and when the day ends. */
export function StreakScreen({ first }: StreakScreenProps) {
  const t = useTranslations('streak')
  const { data: status } = useStreakStatus(first.status)
  useDayEnd(status.endsAt)
  useHere(status)
  return (
    <div className="flex flex-col gap-6">
      <PageHead title={t('title')} lead={t('lead')} />
      <div className="grid items-start gap-6 lg:grid-cols-12">
        <div className="flex flex-col gap-6 lg:col-span-7">
          {status.streaks.map((standing) => (
            <StreakCard key={standing.kind} standing={standing} endsAt={status.endsAt} />
          ))}
          <StreakMonth first={first.calendar} today={status.todayDay} />
        </div>
        <div className="flex flex-col gap-6 lg:col-span-5">
          <DayBoundary endsAt={status.endsAt} />
          <RewardPreview first={first.preview} />
          <ProtectionPanel status={status} />
          <HowItWorks />
        </div>
      </div>
    </div>
  )
}
