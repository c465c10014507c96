'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DataList } from '@/components/ui/data-list'
import { PageHead } from '@/components/ui/page-head'
import type { GameStats, GameTotals } from '@/lib/arcade/stats/contract'
import { newerOf } from '@/store/merge'
import { useGameStats } from '@/store/moa-store'

/** The member's figures; the store's as soon as it has them, so that every open tab says the same. */
export function StatsBoard({ initial }: { initial: GameStats }) {
  const t = useTranslations('arcade')
  const { games } = newerOf(useGameStats(), initial)
  return (
    <div className="space-y-6">
      <PageHead title={t('stats.title')} lead={t('stats.lead')} />
      <Totals title={t('games.slot')} totals={games.slot} />
    </div>
  )
}

function Totals({ title, totals }: { title: string; totals: GameTotals }) {
  const t = useTranslations('arcade')
  const format = useFormatter()
  const { rounds, wins, staked, paid, biggestWin, lastPlayedAt } = totals
  const last = lastPlayedAt && format.dateTime(new Date(lastPlayedAt), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Card>
      <h2 className="mb-2 text-17">{title}</h2>
      <DataList
        items={[
          { name: t('stats.rounds'), value: format.number(rounds) },
          { name: t('stats.wins'), value: format.number(wins) },
          {
            name: t('stats.winRate'),
            value: rounds > 0 ? format.number(wins / rounds, { style: 'percent', maximumFractionDigits: 1 }) : '–',
          },
          { name: t('stats.staked'), value: t('gold', { amount: staked }) },
          { name: t('stats.paid'), value: t('gold', { amount: paid }) },
          { name: t('stats.net'), value: t('signedGold', { amount: paid - staked }) },
          { name: t('stats.biggestWin'), value: t('gold', { amount: biggestWin }) },
          { name: t('stats.lastPlayed'), value: last ?? t('stats.never') },
        ]}
      />
    </Card>
  )
}
