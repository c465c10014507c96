'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { sayE } from '@/components/arcade/e-words'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { GameRecord } from '@/lib/arcade/freezes/contract'
import type { Game } from '@/lib/arcade/stats/contract'
import { useMayWrite } from '../console/operator'
import { Figure } from '../controls/figure'
import { Moment } from '../controls/moment'
import { type Column, DataTable } from '../table/data-table'
import { FreezeDialog } from './freeze-dialog'

type GameTableProps = {
  games: readonly GameRecord[]
  selected: Game | undefined
  onDone: (done: { game: Game; isFrozen: boolean }) => void
}

/** One line per game: whether it is open, and what the monitor says. */
export function GameTable({ games, selected, onDone }: GameTableProps) {
  const t = useTranslations('games')
  const mayWrite = useMayWrite()
  const [changing, setChanging] = useState<GameRecord | null>(null)
  const columns = useColumns()
  const act: Column<GameRecord> = {
    id: 'act',
    header: t('act'),
    cell: (game) => <ActButton game={game} onPress={() => setChanging(game)} />,
  }
  return (
    <>
      <DataTable
        caption={t('caption')}
        columns={mayWrite ? [...columns, act] : columns}
        rows={games}
        rowId={({ game }) => game}
        rowHref={({ game }) => `/admin/games?game=${game}`}
        {...(selected && { selectedId: selected })}
      />
      {changing && (
        <FreezeDialog
          // As it was looked at: what has changed since is refused, not carried out in another state.
          game={changing}
          onClose={() => setChanging(null)}
          onDone={(done) => {
            setChanging(null)
            onDone(done)
          }}
        />
      )}
    </>
  )
}

function ActButton({ game: { game, isFrozen }, onPress }: { game: GameRecord; onPress: () => void }) {
  const t = useTranslations('games')
  const name = useTranslations('arcade')(`games.${game}`)
  return (
    <Button
      tone={isFrozen ? 'quiet' : 'danger'}
      size="sm"
      className="lg:min-h-8 lg:px-3 lg:text-13"
      aria-label={t(isFrozen ? 'unfreezeGame' : 'freezeGame', { game: name })}
      onClick={onPress}
    >
      {t(isFrozen ? 'unfreeze' : 'freeze')}
    </Button>
  )
}

function useColumns(): Column<GameRecord>[] {
  const t = useTranslations('games')
  const arcade = useTranslations('arcade')
  return [
    { id: 'game', header: t('game'), cell: ({ game }) => arcade(`games.${game}`) },
    { id: 'state', header: t('state'), cell: (game) => <GameState game={game} /> },
    { id: 'version', header: t('version'), align: 'end', cell: ({ odds }) => <Figure value={odds.version} /> },
    { id: 'draws', header: t('draws'), align: 'end', cell: ({ odds }) => <Figure value={odds.draws} /> },
    { id: 'e', header: t('evidence'), align: 'end', cell: ({ odds }) => sayE(odds.e) },
    { id: 'eMax', header: t('evidenceMax'), align: 'end', cell: ({ odds }) => sayE(odds.eMax) },
    {
      id: 'countedAt',
      header: t('countedAt'),
      cell: ({ odds }) => (odds.countedAt ? <Moment at={odds.countedAt} /> : t('never')),
    },
  ]
}

function GameState({ game: { isFrozen, freeze } }: { game: GameRecord }) {
  const t = useTranslations('games')
  if (!isFrozen) return <Badge tone="positive">{t('open')}</Badge>
  return <Badge tone="danger">{freeze ? `${t('frozen')} · ${t(`causes.${freeze.cause}`)}` : t('frozen')}</Badge>
}
