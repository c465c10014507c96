'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { addMonths, monthOf } from '@/lib/engagement/days/rules'
import type { StreakCalendar, StreakKind } from '@/lib/engagement/streaks/contract'
import { useStreakCalendar } from '@/store/queries/engagement'
import { DayMark, MARKED } from './day-mark'
import { KindSwitch } from './kind-switch'
import { MonthTable } from './month-table'
import { noonOf } from './noon'

/** A month of one streak, day by day, with what the signs mean. */
export function StreakMonth({ first, today }: { first: StreakCalendar; today: string }) {
  const t = useTranslations('streak.calendar')
  const common = useTranslations('common')
  const format = useFormatter()
  const { say } = useProblemWords()
  const [month, setMonth] = useState(first.month)
  const [kind, setKind] = useState<StreakKind>('DAILY_LOGIN')
  const { data, error, refetch } = useStreakCalendar(month, first)
  const days = data?.streaks.find((one) => one.kind === kind)?.days ?? []
  const hasEarlier = data?.streaks.some(
    (one) => one.days[0] && one.days[0].state !== 'before' && one.days[0].state !== 'ahead',
  )
  const title = format.dateTime(noonOf(`${month}-01`), { year: 'numeric', month: 'long' })
  return (
    <Card aria-labelledby="month" className="space-y-4">
      <div className="flex items-center justify-between gap-2">
        <h2 id="month" aria-live="polite" className="text-17">
          {t('title', { month: title })}
        </h2>
        <div className="flex">
          <IconButton
            label={t('previous')}
            icon={<ChevronLeft className="size-5" strokeWidth={1.75} />}
            disabled={!hasEarlier}
            onClick={() => setMonth(addMonths(month, -1))}
          />
          <IconButton
            label={t('next')}
            icon={<ChevronRight className="size-5" strokeWidth={1.75} />}
            disabled={month >= monthOf(today)}
            onClick={() => setMonth(addMonths(month, 1))}
          />
        </div>
      </div>
      <KindSwitch labelledBy="month" kind={kind} onChange={setKind} />
      {error && (
        <Notice tone="error">
          <p>{say(error)}</p>
          <Button tone="quiet" size="sm" className="mt-2" onClick={() => void refetch()}>
            {common('retry')}
          </Button>
        </Notice>
      )}
      <MonthTable caption={t('caption', { month: title })} days={days} today={today} />
      <Legend />
    </Card>
  )
}

function Legend() {
  const t = useTranslations('streak.calendar')
  return (
    <ul aria-label={t('legend')} className="grid grid-cols-2 gap-x-4 gap-y-2 border-t pt-4 sm:grid-cols-3">
      {MARKED.map((state) => (
        <li key={state} className="flex items-center gap-2 text-13">
          <DayMark state={state} />
          {t(`states.${state}`)}
        </li>
      ))}
    </ul>
  )
}
