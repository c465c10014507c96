'use client'

import { useTranslations } from 'next-intl'
import type { AssetBooks } from '@/lib/ledger/books/contract'
import { Figure } from '../controls/figure'
import { type Column, DataTable } from '../table/data-table'

type Purpose = AssetBooks['purposes'][number] & { asset: string }

/** Why each asset exists and where it went: one line per system account. */
export function PurposeTable({ assets }: { assets: readonly AssetBooks[] }) {
  const t = useTranslations('admin.ledger')
  const words = useTranslations('ledger')
  const rows = assets
    .flatMap(({ asset, purposes }) => purposes.map((purpose) => ({ ...purpose, asset })))
    .filter(({ amount }) => amount !== 0)
  const columns: readonly Column<Purpose>[] = [
    {
      id: 'purpose',
      header: t('purpose'),
      cell: ({ direction, purpose }) => <span className="font-mono">{`${direction}:${purpose}`}</span>,
    },
    {
      id: 'meaning',
      header: t('meaning'),
      cell: ({ purpose }) => (words.has(`purposes.${purpose}`) ? words(`purposes.${purpose}`) : '–'),
    },
    { id: 'direction', header: t('direction'), cell: ({ direction }) => words(`directions.${direction}`) },
    { id: 'asset', header: t('asset'), cell: ({ asset }) => asset },
    { id: 'amount', header: t('amount'), align: 'end', cell: ({ amount }) => <Figure value={amount} /> },
  ]
  if (rows.length === 0) return <p className="text-13 text-ink-soft">{t('noPurposes')}</p>
  return (
    <DataTable
      caption={t('byReasonCaption')}
      columns={columns}
      rows={rows}
      rowId={({ asset, direction, purpose }) => `${asset}/${direction}:${purpose}`}
    />
  )
}
