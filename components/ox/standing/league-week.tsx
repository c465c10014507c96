'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/icon-button'
import type { League } from '@/lib/predictions/leagues/contract'
import { useOxWords } from '../shell/use-ox-words'

/** Which week it is, how much of it is left, and the ways to the weeks beside it. */
export function LeagueWeek({ league, onWeek }: { league: League; onWeek: (week: string) => void }) {
  const t = useTranslations('ox.league')
  const { day, kst } = useOxWords()
  const { weekBefore, weekAfter, fromDate, toDate, sessions, sessionsLeft, endsAt, isRunning, division } = league
  return (
    <div className="space-y-2">
      <div className="flex items-center justify-between gap-2">
        <IconButton
          label={t('before')}
          icon={<ChevronLeft aria-hidden className="size-5" strokeWidth={1.75} />}
          onClick={() => onWeek(weekBefore)}
        />
        <h2 className="text-center text-17">{t('span', { from: day(fromDate), to: day(toDate) })}</h2>
        <IconButton
          label={t('after')}
          icon={<ChevronRight aria-hidden className="size-5" strokeWidth={1.75} />}
          disabled={weekAfter === null}
          onClick={() => weekAfter !== null && onWeek(weekAfter)}
        />
      </div>
      <p className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 text-15 text-ink-soft">
        {division && <Badge tone="accent">{t(`divisions.${division}`)}</Badge>}
        <span>{isRunning ? t('left', { left: sessionsLeft, sessions }) : t('over')}</span>
        {isRunning && endsAt && <span>{t('ends', { at: kst(endsAt) })}</span>}
      </p>
    </div>
  )
}
