'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { GoldFlow } from '@/lib/arcade/flow/contract'
import { GAMES } from '@/lib/arcade/stats/constants'
import type { Game } from '@/lib/arcade/stats/contract'
import { flowQuery } from '@/store/queries/admin-games'
import { Choice } from '../controls/choice'
import { Panel } from '../controls/panel'
import { Single } from '../controls/single'
import { useUrlState } from '../table/url-state'
import { FlowChart } from './flow-chart'
import type { FlowDay } from './flow-day'
import { FlowDayTable, FlowTotalsTable } from './flow-tables'

const PERIODS = ['7', '30', '90'] as const
type Period = (typeof PERIODS)[number]
const periodOf = (text: string): Period => PERIODS.find((one) => one === text) ?? '30'
const gameOf = (text: string): Game | undefined => GAMES.find((one) => one === text)

const daysOf = ({ days }: GoldFlow, game: Game | undefined): FlowDay[] =>
  days.map((day) => {
    const figures = game ? day.games.find((one) => one.game === game) : day
    const { rounds = 0, staked = 0, paid = 0, net = 0 } = figures ?? {}
    return { day: day.day, rounds, staked, paid, net }
  })

/** GOLD through the games, day by day; what is chosen stands in the address. */
export function FlowPanel() {
  const t = useTranslations('games.flow')
  const arcade = useTranslations('arcade')
  const [url, setUrl] = useUrlState(['flow', 'days'])
  const [game, period] = [gameOf(url.flow), periodOf(url.days)]
  const flow = useQuery(flowQuery(Number(period)))
  const name = game ? arcade(`games.${game}`) : t('all')
  return (
    <Panel title={t('title')}>
      <div className="space-y-4">
        <p className="text-13 text-ink-soft">{t('lead')}</p>
        <div className="flex flex-wrap gap-3">
          <Choice
            label={t('game')}
            value={game ?? ''}
            options={[
              { value: '', label: t('all') },
              ...GAMES.map((value) => ({ value, label: arcade(`games.${value}`) })),
            ]}
            onChange={(value) => setUrl({ flow: value })}
            className="w-40"
          />
          <Choice
            label={t('days')}
            value={period}
            options={PERIODS.map((value) => ({ value, label: t('daysOption', { days: Number(value) }) }))}
            onChange={(value) => setUrl({ days: value === '30' ? '' : value })}
            className="w-32"
          />
        </div>
        <Single of={flow}>{(data) => <Flow flow={data} days={daysOf(data, game)} name={name} />}</Single>
      </div>
    </Panel>
  )
}

function Flow({ flow, days, name }: { flow: GoldFlow; days: readonly FlowDay[]; name: string }) {
  const t = useTranslations('games.flow')
  const isEmpty = days.every(({ rounds }) => rounds === 0)
  return (
    <div className="space-y-4">
      {isEmpty ? (
        <p className="py-6 text-center text-13 text-ink-soft">{t('empty')}</p>
      ) : (
        <>
          <FlowChart days={days} name={name} />
          <details>
            <summary className="inline-flex min-h-11 cursor-pointer items-center text-13 text-accent lg:min-h-9">
              {t('asTable')}
            </summary>
            <FlowDayTable days={days} />
          </details>
        </>
      )}
      <h3 className="text-13">{t('totals')}</h3>
      <FlowTotalsTable flow={flow} />
    </div>
  )
}
