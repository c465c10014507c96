'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { PeriodStats } from '@/lib/arcade/stats/by-period/contract'
import { ChartFrame } from './chart-frame'

type Games = PeriodStats['byGame']

/** How the rounds of a period lie over the games. */
export function RoundsChart({ games, favourite }: { games: Games; favourite: PeriodStats['favourite'] }) {
  const t = useTranslations('records')
  const format = useFormatter()
  const most = Math.max(1, ...games.map(({ rounds }) => rounds))
  const sum = games.reduce((total, { rounds }) => total + rounds, 0)
  return (
    <ChartFrame
      title={t('stats.roundsChart')}
      summary={
        favourite ? t('stats.roundsSummary', { game: t(`games.${favourite}`), rounds: sum }) : t('stats.emptyPeriod')
      }
      table={{
        columns: [t('stats.game'), t('stats.roundsName')],
        rows: games.map(({ game, rounds }) => [t(`games.${game}`), format.number(rounds)]),
      }}
    >
      <ul className="space-y-3">
        {games.map(({ game, rounds }) => (
          <Row key={game} name={t(`games.${game}`)} share={rounds / most} figure={t('rounds', { count: rounds })} />
        ))}
      </ul>
    </ChartFrame>
  )
}

/** How often each game was won, with the counts that say so. */
export function WinChart({ games }: { games: Games }) {
  const t = useTranslations('records')
  const format = useFormatter()
  const shareOf = ({ wins, rounds }: Games[number]) => (rounds > 0 ? wins / rounds : 0)
  const percent = (one: Games[number]) =>
    one.rounds > 0 ? format.number(shareOf(one), { style: 'percent', maximumFractionDigits: 1 }) : t('none')
  return (
    <ChartFrame
      title={t('stats.winChart')}
      summary={t('stats.winSummary')}
      table={{
        columns: [t('stats.game'), t('stats.wins'), t('stats.roundsName'), t('stats.winRate')],
        rows: games.map((one) => [
          t(`games.${one.game}`),
          format.number(one.wins),
          format.number(one.rounds),
          percent(one),
        ]),
      }}
    >
      <ul className="space-y-3">
        {games.map((one) => (
          <Row
            key={one.game}
            name={t(`games.${one.game}`)}
            share={shareOf(one)}
            figure={`${percent(one)} · ${t('stats.share', { wins: one.wins, rounds: one.rounds })}`}
          />
        ))}
      </ul>
    </ChartFrame>
  )
}

function Row({ name, share, figure }: { name: string; share: number; figure: string }) {
  return (
    <li>
      <p className="flex flex-wrap justify-between gap-x-4 text-15">
        <span className="font-medium">{name}</span>
        <span className="figure text-ink-soft">{figure}</span>
      </p>
      <svg viewBox="0 0 100 2" aria-hidden className="mt-1 h-2 w-full rounded-full" preserveAspectRatio="none">
        <rect width={100} height={2} className="fill-sunken" />
        <rect width={share * 100} height={2} className="fill-accent-vivid" />
      </svg>
    </li>
  )
}
