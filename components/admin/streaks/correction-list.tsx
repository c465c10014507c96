'use client'

import { useTranslations } from 'next-intl'
import type { MemberStreak } from '@/lib/engagement/corrections/contract'
import { Moment } from '../controls/moment'
import { Owner } from '../ledger/links'
import { type Column, DataTable } from '../table/data-table'

type Correction = MemberStreak['corrections'][number]

/** Every word of an operator on this member's streaks, newest first. */
export function CorrectionList({ corrections }: { corrections: readonly Correction[] }) {
  const t = useTranslations('streak.admin')
  const columns: readonly Column<Correction>[] = [
    { id: 'createdAt', header: t('createdAt'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
    { id: 'kind', header: t('kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
    { id: 'asOf', header: t('asOfDay'), cell: ({ asOfDay }) => <span className="figure">{asOfDay}</span> },
    { id: 'streak', header: t('streak'), align: 'end', cell: ({ streak }) => <span className="figure">{streak}</span> },
    { id: 'reason', header: t('reason'), cell: ({ reason }) => reason },
    { id: 'actor', header: t('source'), cell: ({ actor }) => <Owner id={actor} /> },
  ]
  if (corrections.length === 0) return <p className="text-13 text-ink-soft">{t('noCorrections')}</p>
  return <DataTable caption={t('corrections')} columns={columns} rows={corrections} rowId={({ id }) => id} />
}
