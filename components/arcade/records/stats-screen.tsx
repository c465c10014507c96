'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import type { PeriodStats } from '@/lib/arcade/stats/by-period/contract'
import type { GameStats } from '@/lib/arcade/stats/contract'
import { newerOf } from '@/store/merge'
import { useGameStats } from '@/store/moa-store'
import { FigureGrid } from './figure-grid'
import { PeriodView } from './period-view'
import { useFigureWords } from './use-figure-words'

/** The member's figures: all of them from the store, so that every open tab says the same, and by period. */
export function StatsScreen({ initial, period }: { initial: GameStats; period: PeriodStats }) {
  const t = useTranslations('records')
  const format = useFormatter()
  const wordsOf = useFigureWords()
  const { totals } = newerOf(useGameStats(), initial)
  const last =
    totals.lastPlayedAt && format.dateTime(new Date(totals.lastPlayedAt), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <div className="space-y-6">
      <PageHead title={t('stats.title')} lead={t('stats.lead')} />
      {totals.rounds === 0 ? (
        <EmptyState title={t('stats.empty')} action={<ButtonLink href="/arcade">{t('play')}</ButtonLink>}>
          {t('stats.emptyText')}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-2">
          <Card>
            <h2 className="mb-4 text-17">{t('stats.allTime')}</h2>
            <FigureGrid
              items={[...wordsOf(totals), { name: t('stats.lastPlayed'), value: last || t('stats.never') }]}
            />
          </Card>
          <PeriodView first={period} />
        </div>
      )}
    </div>
  )
}
