'use client'

import { useTranslations } from 'next-intl'
import { sayE } from '@/components/arcade/e-words'
import type { Freeze } from '@/lib/arcade/freezes/contract'
import type { Game } from '@/lib/arcade/stats/contract'
import { Moment } from '../controls/moment'
import { Owner } from '../ledger/links'
import { type Column, DataTable } from '../table/data-table'

/** When a game was closed, by whom, and why it was opened again. */
export function FreezeTable({ game, freezes }: { game: Game; freezes: readonly Freeze[] }) {
  const t = useTranslations('games')
  const name = useTranslations('arcade')(`games.${game}`)
  if (freezes.length === 0) {
    return (
      <p className="rounded-control border border-dashed px-4 py-8 text-center text-13 text-ink-soft">
        {t('noFreezes')}
      </p>
    )
  }
  const columns: readonly Column<Freeze>[] = [
    { id: 'frozenAt', header: t('frozenAt'), cell: ({ frozenAt }) => <Moment at={frozenAt} /> },
    { id: 'cause', header: t('cause'), cell: ({ cause }) => t(`causes.${cause}`) },
    { id: 'reason', header: t('reason'), cell: (freeze) => <Why freeze={freeze} /> },
    { id: 'frozenBy', header: t('frozenBy'), cell: ({ frozenBy }) => <Actor id={frozenBy} /> },
    {
      id: 'liftedAt',
      header: t('liftedAt'),
      cell: ({ liftedAt }) => (liftedAt ? <Moment at={liftedAt} /> : t('still')),
    },
    { id: 'liftedBy', header: t('liftedBy'), cell: ({ liftedBy }) => (liftedBy ? <Actor id={liftedBy} /> : '–') },
    { id: 'liftedReason', header: t('liftedReason'), cell: ({ liftedReason }) => liftedReason ?? '–' },
  ]
  return (
    <DataTable
      caption={t('freezesCaption', { game: name })}
      columns={columns}
      rows={freezes}
      rowId={({ id }) => String(id)}
    />
  )
}

/** The operator's words, the monitor's figures, or both. */
function Why({ freeze: { reason, evidence } }: { freeze: Freeze }) {
  const t = useTranslations('games.public')
  const figures = evidence && `${t('draws', { draws: evidence.draws })}, e = ${sayE(evidence.e)}`
  return [reason, figures].filter(Boolean).join(' · ') || '–'
}

function Actor({ id }: { id: string }) {
  const t = useTranslations('games')
  return id.startsWith('usr_') ? <Owner id={id} /> : t('system')
}
