'use client'

import { Download } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { groupByDay } from '@/components/ledger/days'
import { Button, buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { TabLinks } from '@/components/ui/tab-links'
import type { Round } from '@/lib/arcade/rounds/contract'
import { GAMES } from '@/lib/arcade/stats/constants'
import type { Game } from '@/lib/arcade/stats/contract'
import type { Page } from '@/lib/platform/kernel/page'
import { useRounds } from '@/store/queries/rounds'
import { HistoryEmpty } from './history-empty'
import { PastRound } from './past-round'

type RoundHistoryProps = { game: Game | null; first: Page<Round> }

/** Every round the member played, day by day, each with the way to its proof. */
export function RoundHistory({ game, first }: RoundHistoryProps) {
  const t = useTranslations('arcade')
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useRounds(game, first)
  const rounds = data.pages.flatMap(({ items }) => items)
  return (
    <div className="max-w-3xl space-y-6">
      <PageHead title={t('history.title')} lead={t('history.lead')} />
      <GameTabs current={game} />
      {error && (
        <Notice tone="error">
          <p>
            {t('history.failed')} {t('load.unchanged')}
          </p>
          <Button tone="quiet" size="sm" className="mt-2" onClick={() => void refetch()}>
            {t('load.retry')}
          </Button>
        </Notice>
      )}
      {rounds.length === 0 ? <HistoryEmpty game={game} /> : <Days rounds={rounds} />}
      {hasNextPage && (
        <Button tone="quiet" isWide isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('history.more')}
        </Button>
      )}
      {rounds.length > 0 && <ExportLink game={game} />}
    </div>
  )
}

function GameTabs({ current }: { current: Game | null }) {
  const t = useTranslations('arcade')
  const tabs = [
    { key: 'all', href: '/arcade/history', label: t('history.allGames') },
    ...GAMES.map((game) => ({ key: game, href: `/arcade/history?game=${game}`, label: t(`games.${game}`) })),
  ]
  return (
    <div className="overflow-x-auto whitespace-nowrap pb-px">
      <TabLinks label={t('history.filter')} current={current ?? 'all'} tabs={tabs} />
    </div>
  )
}

/** A download, not a screen: the router keeps out of it. */
function ExportLink({ game }: { game: Game | null }) {
  const t = useTranslations('arcade.history')
  return (
    <a
      href={`/api/games/rounds/export${game ? `?game=${game}` : ''}`}
      download="moa-rounds.csv"
      className={buttonClass('plain', 'sm')}
    >
      <Download aria-hidden className="size-4" strokeWidth={1.75} />
      {t('export')}
    </a>
  )
}

function Days({ rounds }: { rounds: readonly Round[] }) {
  const format = useFormatter()
  return groupByDay(rounds).map(({ day, items }) => (
    <section key={day} aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`} className="mb-1 font-medium text-13 text-ink-soft">
        {format.dateTime(new Date(`${day}T12:00:00+09:00`), { month: 'long', day: 'numeric', weekday: 'short' })}
      </h2>
      <ul className="divide-y divide-line rounded-card bg-surface px-4 shadow-raised sm:px-5">
        {items.map((round) => (
          <PastRound key={round.id} round={round} />
        ))}
      </ul>
    </section>
  ))
}
