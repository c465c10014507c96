'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DataList } from '@/components/ui/data-list'
import { Notice } from '@/components/ui/notice'
import type { PeriodStats } from '@/lib/arcade/stats/by-period/contract'
import { type StatsView, usePeriodStats } from '@/store/queries/records'
import { RoundsChart, WinChart } from './game-charts'
import { NetChart } from './net-chart'
import { useFigureWords } from './use-figure-words'
import { GameChoice, PeriodChoice } from './view-choices'

/** The same figures for a period and a game of one's choice, with pictures of them. */
export function PeriodView({ first }: { first: PeriodStats }) {
  const t = useTranslations('records')
  const [view, setView] = useState<StatsView>({ period: first.period, game: first.gameType })
  const { data: stats = first, error, refetch, isPlaceholderData } = usePeriodStats(first.memberId, view, first)
  return (
    <div className="space-y-6">
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
      <NetChart days={stats.byDay} />
      {stats.rounds > 0 && <RoundsChart games={stats.byGame} favourite={stats.favourite} />}
      {stats.rounds > 0 && <WinChart games={stats.byGame} />}
    </div>
  )
}

function Figures({ stats }: { stats: PeriodStats }) {
  const t = useTranslations('records')
  const format = useFormatter()
  const wordsOf = useFigureWords()
  const day = (text: string) => format.dateTime(new Date(`${text}T12:00:00+09:00`), { dateStyle: 'medium' })
  const { fromDay, toDay, rounds, favourite } = stats
  const words = { from: fromDay ? day(fromDay) : '', to: day(toDay) }
  const span = fromDay === toDay ? 'spanDay' : 'span'
  return (
    <>
      <p className="text-13 text-ink-soft">{t(`stats.${fromDay ? span : 'spanAll'}`, words)}</p>
      {rounds === 0 ? (
        <p className="text-ink-soft">{t('stats.emptyPeriod')}</p>
      ) : (
        <DataList
          items={[
            ...wordsOf(stats),
            { name: t('stats.favourite'), value: favourite ? t(`games.${favourite}`) : t('none') },
          ]}
        />
      )}
    </>
  )
}
