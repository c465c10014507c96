'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Card } from '@/components/ui/card'
import type { StreakKind, StreakPreview } from '@/lib/engagement/streaks/contract'
import { useStreakPreview } from '@/store/queries/engagement'
import { KindSwitch } from './kind-switch'
import { noonOf } from './noon'
import { useRewardsText } from './use-rewards-text'

/** What the coming days pay, and everything that is ever paid. */
export function RewardPreview({ first }: { first: StreakPreview }) {
  const t = useTranslations('streak.preview')
  const { data } = useStreakPreview(first)
  const [kind, setKind] = useState<StreakKind>('DAILY_LOGIN')
  const shown = data.streaks.find((one) => one.kind === kind)
  return (
    <Card aria-labelledby="preview" className="space-y-4">
      <div className="space-y-1">
        <h2 id="preview" className="text-17">
          {t('title')}
        </h2>
        <p className="text-13 text-ink-soft">{t('lead')}</p>
      </div>
      <KindSwitch labelledBy="preview" kind={kind} onChange={setKind} />
      <Days days={shown?.days ?? []} today={data.todayDay} />
      <details className="group">
        <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-15 text-accent">
          {t('table')}
        </summary>
        <Steps steps={shown?.table ?? []} />
      </details>
    </Card>
  )
}

type Shown = StreakPreview['streaks'][number]

function Days({ days, today }: { days: Shown['days']; today: string }) {
  const t = useTranslations('streak.preview')
  const format = useFormatter()
  const textOf = useRewardsText()
  return (
    <ol className="divide-y divide-line">
      {days.map(({ day, streak, rewards }) => (
        <li key={day} className="flex min-h-11 items-center justify-between gap-4 py-2">
          <span>
            {day === today
              ? t('today')
              : format.dateTime(noonOf(day), { month: 'short', day: 'numeric', weekday: 'short' })}
            <span className="ms-2 text-13 text-ink-soft">{t('day', { count: streak })}</span>
          </span>
          <span className="figure font-semibold">{textOf(rewards)}</span>
        </li>
      ))}
    </ol>
  )
}

function Steps({ steps }: { steps: Shown['table'] }) {
  const t = useTranslations('streak.preview')
  const textOf = useRewardsText()
  const last = steps.at(-1)?.fromStreak
  return (
    <ul className="animate-fade divide-y divide-line text-15">
      {steps.map(({ fromStreak, rewards }) => (
        <li key={fromStreak} className="flex min-h-10 items-center justify-between gap-4">
          <span className="text-ink-soft">{t(fromStreak === last ? 'fromDay' : 'day', { count: fromStreak })}</span>
          <span className="figure font-medium">{textOf(rewards)}</span>
        </li>
      ))}
    </ul>
  )
}
