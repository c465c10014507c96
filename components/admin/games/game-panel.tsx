'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { GameDetail } from '@/lib/arcade/freezes/contract'
import type { Game } from '@/lib/arcade/stats/contract'
import { gameQuery } from '@/store/queries/admin-games'
import { Panel } from '../controls/panel'
import { Single } from '../controls/single'
import { EvidenceChart } from './evidence-chart'
import { FreezeTable } from './freeze-table'
import { FrequencyTable } from './frequency-table'

/** What the monitor knows of one game: the course of the evidence, what came up, when it was frozen and why. */
export function GamePanel({ game }: { game: Game }) {
  return <Single of={useQuery(gameQuery(game))}>{(detail) => <Detail detail={detail} />}</Single>
}

function Detail({ detail }: { detail: GameDetail }) {
  const t = useTranslations('games')
  const name = useTranslations('arcade')(`games.${detail.game}`)
  const { odds, points, freezes } = detail
  return (
    <>
      <Panel
        title={t('watch', { game: name })}
        end={<span className="text-13 text-ink-soft">{t('run', { run: odds.run })}</span>}
      >
        <p className="max-w-[60rem] pb-4 text-13 text-ink-soft">{t('watchLead', { alarm: odds.alarmAt })}</p>
        <EvidenceChart odds={odds} points={points} />
      </Panel>
      <Panel title={t('frequencies')} isBare>
        <FrequencyTable odds={odds} />
      </Panel>
      <Panel title={t('freezes')} isBare>
        <FreezeTable game={detail.game} freezes={freezes} />
      </Panel>
    </>
  )
}
