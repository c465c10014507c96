'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { PeriodStats } from '@/lib/arcade/stats/by-period/contract'
import { type StatsView, usePeriodStats } from '@/store/queries/records'
import { FigureGrid } from './figure-grid'
import { RoundsChart, WinChart } from './game-charts'
import { NetChart } from './net-chart'
import { useFigureWords } from './use-figure-words'
import { useSpanWords } from './use-span-words'
import { GameChoice, PeriodChoice } from './view-choices'

/** The same figures for a period and a game of one's choice, with pictures of them. */
export function PeriodView({ first }: { first: PeriodStats }) {
  const t = useTranslations('records')
  const [view, setView] = useState<StatsView>({ period: first.period, game: first.gameType })
  const { data: stats = first, error, refetch, isPlaceholderData } = usePeriodStats(first.memberId, view, first)
  return (
    <>
      <Card className="space-y-4" aria-busy={isPlaceholderData}>
        <h2 className="text-17">{t('stats.byPeriod')}</h2>
        <PeriodChoice value={view.period} onChange={(period) => setView({ ...view, period })} />
        <GameChoice value={view.game} onChange={(game) => setView({ ...view, game })} />
        {error && (
          <Notice tone="error">
            <p>{t('failed')}</p>
            <Button tone="quiet" size="sm" className="mt-2" onClick={() => void refetch()}>
              {t('retry')}
            </Button>
          </Notice>
        )}
        <Figures stats={stats} />
      </Card>
      <div className="lg:col-span-2">
        <NetChart days={stats.byDay} />
      </div>
      {stats.rounds > 0 && <RoundsChart games={stats.byGame} favourite={stats.favourite} />}
      {stats.rounds > 0 && <WinChart games={stats.byGame} />}
    </>
  )
}

function Figures({ stats }: { stats: PeriodStats }) {
  const t = useTranslations('records')
  const wordsOf = useFigureWords()
  const spanOf = useSpanWords()
  const { rounds, favourite } = stats
  const name = favourite ? t(`games.${favourite}`) : t('none')
  return (
    <>
      <p className="text-13 text-ink-soft">{spanOf(stats)}</p>
      {rounds === 0 ? (
        <p className="text-ink-soft">{t('stats.emptyPeriod')}</p>
      ) : (
        <FigureGrid items={[...wordsOf(stats), { name: t('stats.favourite'), value: name }]} />
      )}
    </>
  )
}
