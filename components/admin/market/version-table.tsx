'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { SettlementVersion } from '@/lib/predictions/settlements/contract'
import { Moment } from '../controls/moment'
import { type Column, DataTable } from '../table/data-table'
import { OutcomeMark } from './outcome-mark'
import { Price } from './price'

/** Every version of a settlement, newest first, and whether its points have arrived. */
export function VersionTable({ versions }: { versions: readonly SettlementVersion[] }) {
  const t = useTranslations('market.settlement')
  const columns: readonly Column<SettlementVersion>[] = [
    { id: 'version', header: t('version'), cell: ({ version }) => `v${version}` },
    {
      id: 'outcome',
      header: t('outcome'),
      cell: ({ outcome, voidReason }) => <OutcomeMark outcome={outcome} voidReason={voidReason} />,
    },
    {
      id: 'close',
      header: t('close'),
      cell: ({ closeMicros, prevCloseMicros, split }) => (
        <Price close={closeMicros} before={prevCloseMicros} split={split} />
      ),
    },
    { id: 'decidedBy', header: t('decidedBy'), cell: ({ decidedBy }) => t(`by.${decidedBy}`) },
    { id: 'note', header: t('note'), cell: ({ note }) => note || '–' },
    { id: 'decidedAt', header: t('decidedAt'), cell: ({ decidedAt }) => <Moment at={decidedAt} /> },
    {
      id: 'appliedAt',
      header: t('appliedAt'),
      cell: ({ appliedAt }) => (appliedAt ? <Moment at={appliedAt} /> : <Badge>{t('applying')}</Badge>),
    },
  ]
  return (
    <DataTable
      caption={t('versionsCaption')}
      columns={columns}
      rows={versions}
      rowId={({ version }) => String(version)}
    />
  )
}
