'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { Segmented } from '@/components/ui/segmented'
import { MEASURES } from '@/lib/arcade/leaderboards/constants'
import type { Leaderboard } from '@/lib/arcade/leaderboards/contract'
import { type BoardView, useLeaderboard } from '@/store/queries/records'
import { MyPlace } from './my-place'
import { PlaceList } from './place-list'
import { useSpanWords } from './use-span-words'
import { GameChoice, PeriodChoice } from './view-choices'

/** Who stands where in a period, among those who want to be seen. */
export function LeaderboardScreen({ first }: { first: Leaderboard }) {
  const t = useTranslations('records')
  const format = useFormatter()
  const [view, setView] = useState<BoardView>({ period: first.period, measure: first.measure, game: first.game })
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useLeaderboard(view, first)
  const pages = data?.pages ?? [first]
  const newest = pages[0] ?? first
  const places = pages.flatMap(({ items }) => items)
  const spanOf = useSpanWords()
  const asOf = format.dateTime(new Date(newest.asOf), { timeStyle: 'short' })
  return (
    <div className="space-y-6">
      <PageHead title={t('board.title')} lead={t('board.lead')} />
      <Choices view={view} onChange={setView} />
      {error && (
        <Notice tone="error">
          <p>{t('failed')}</p>
          <Button tone="quiet" size="sm" className="mt-2" onClick={() => void refetch()}>
            {t('retry')}
          </Button>
        </Notice>
      )}
      <MyPlace me={newest.me} measure={newest.measure} />
      {places.length === 0 ? (
        <EmptyState title={t('board.empty')}>{t('board.emptyText')}</EmptyState>
      ) : (
        <Card>
          <PlaceList places={places} measure={newest.measure} />
        </Card>
      )}
      {hasNextPage && (
        <Button tone="quiet" isWide isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('board.more')}
        </Button>
      )}
      <p className="text-13 text-ink-soft">
        {spanOf(newest)} · {t('board.asOf', { asOf })} · {t('board.ties')}
      </p>
    </div>
  )
}

function Choices({ view, onChange }: { view: BoardView; onChange: (view: BoardView) => void }) {
  const t = useTranslations('records.board')
  const id = useId()
  return (
    <div className="flex flex-col gap-4 lg:flex-row lg:flex-wrap lg:items-center">
      <h2 id={id} className="sr-only">
        {t('measureLabel')}
      </h2>
      <Segmented
        labelledBy={id}
        value={view.measure}
        options={MEASURES.map((measure) => ({ value: measure, label: t(`measures.${measure}`) }))}
        onChange={(measure) => onChange({ ...view, measure })}
      />
      <PeriodChoice value={view.period} onChange={(period) => onChange({ ...view, period })} />
      <GameChoice value={view.game} onChange={(game) => onChange({ ...view, game })} />
    </div>
  )
}
