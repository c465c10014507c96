'use client'

import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { spanOf } from '@/components/ox/shell/span'
import { type Heard, useSeconds } from '@/components/ox/shell/use-clock'
import { useOxWords } from '@/components/ox/shell/use-ox-words'
import type { MyDay } from '@/lib/predictions/picks/contract'
import type { Today } from '@/lib/predictions/sessions/contract'
import { useMyDay, useToday } from '@/store/queries/ox'

export type OxState = { today: Today; mine: MyDay }

const two = (count: number) => String(count).padStart(2, '0')

/** O/X at a glance: how long picks are taken, how many I have made, and whether results are there. */
export function OxTile({ state }: { state: OxState }) {
  const t = useTranslations('home.ox')
  const { day } = useOxWords()
  const { data: today, dataUpdatedAt } = useToday(state.today)
  const { data: mine } = useMyDay(today.tradeDate, state.mine)
  const { previous } = today
  return (
    <Link
      href="/ox"
      data-service="ox"
      data-testid="ox-tile"
      className="flex flex-col gap-3 rounded-card bg-surface p-6 shadow-raised transition duration-150 hover:brightness-[0.98]"
    >
      <span className="flex items-center justify-between gap-4">
        <span className="flex items-center gap-3 font-semibold text-20">
          <span aria-hidden className="size-3 rounded-full bg-ox" />
          {t('title')}
        </span>
        <ChevronRight aria-hidden className="size-5 text-ink-soft" strokeWidth={1.75} />
      </span>
      <Standing today={today} heard={{ serverNow: today.serverNow, heardAtMs: dataUpdatedAt }} />
      <span className="text-15 text-ink-soft">
        {mine && mine.slots.used > 0 ? t('picked', mine.slots) : t('first')}
      </span>
      {previous?.phase === 'SETTLED' && (
        <span className="text-13 text-ink-soft">{t('result', { day: day(previous.tradeDate) })}</span>
      )}
    </Link>
  )
}

function Standing({ today, heard }: { today: Today; heard: Heard }) {
  const t = useTranslations('home.ox')
  const { kst } = useOxWords()
  const leftMs = Date.parse(today.cutoffAt) - useSeconds(heard)
  if (today.phase === 'SCHEDULED')
    return <span className="font-semibold">{t('soon', { time: kst(today.opensAt) })}</span>
  if (today.phase !== 'PREDICT' || leftMs <= 0) return <span className="font-semibold">{t('closed')}</span>
  const { days, hours, minutes, seconds } = spanOf(leftMs)
  const clock = `${two(hours)}:${two(minutes)}:${two(seconds)}`
  const time = days > 0 ? t('days', { count: days, time: clock }) : clock
  return <span className="figure font-semibold text-24">{t('countdown', { time })}</span>
}
