'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import type { GameRecord } from '@/lib/arcade/freezes/contract'
import type { Game } from '@/lib/arcade/stats/contract'
import { gamesQuery } from '@/store/queries/admin-games'
import { ScreenHead } from '../console/screen-head'
import { DENSE } from '../controls/dense'
import { Single } from '../controls/single'
import { useUrlState } from '../table/url-state'
import { FlowPanel } from './flow-panel'
import { GamePanel } from './game-panel'
import { GameTable } from './game-table'
import { Incidents } from './incidents'

/** The games: open or frozen, true to their odds or not, and the GOLD that goes through them. */
export function GamesScreen() {
  const t = useTranslations('games')
  const games = useQuery(gamesQuery())
  return (
    <>
      <ScreenHead
        title={t('title')}
        lead={t('lead')}
        end={
          <ButtonLink href="/admin/games/rounds" tone="quiet" size="sm" className={DENSE}>
            {t('toRounds')}
          </ButtonLink>
        }
      />
      <Single of={games}>{(data) => <Games games={data.games} />}</Single>
      <FlowPanel />
    </>
  )
}

function Games({ games }: { games: readonly GameRecord[] }) {
  const t = useTranslations('games')
  const arcade = useTranslations('arcade')
  const [{ game }] = useUrlState(['game'])
  const [done, setDone] = useState<{ game: Game; isFrozen: boolean } | null>(null)
  const shown = games.find((one) => one.game === game) ?? games[0]
  return (
    <>
      <Incidents games={games} />
      {done && (
        <Notice>{t(`done.${done.isFrozen ? 'frozen' : 'open'}`, { game: arcade(`games.${done.game}`) })}</Notice>
      )}
      <GameTable games={games} selected={shown?.game} onDone={setDone} />
      {shown && <GamePanel game={shown.game} />}
    </>
  )
}
