'use client'

import { useTranslations } from 'next-intl'
import type { AssetBooks } from '@/lib/ledger/books/contract'
import { Figure } from '../controls/figure'
import { type Column, DataTable } from '../table/data-table'

const AMOUNTS = ['issued', 'burnt', 'inEscrow', 'inCirculation', 'held', 'wallets'] as const

/** What most of the club is about stands on top. */
const goldFirst = (a: AssetBooks, b: AssetBooks) => Number(b.asset === 'GOLD') - Number(a.asset === 'GOLD')

/** One line per asset: what was issued, what became of it. */
export function SupplyTable({ assets }: { assets: readonly AssetBooks[] }) {
  const t = useTranslations('admin.ledger')
  const columns: readonly Column<AssetBooks>[] = [
    { id: 'asset', header: t('asset'), cell: ({ asset }) => asset },
    ...AMOUNTS.map((id) => ({
      id,
      header: t(id),
      align: 'end' as const,
      cell: (books: AssetBooks) => <Figure value={books[id]} />,
    })),
  ]
  return (
    <DataTable
      caption={t('supplyCaption')}
      columns={columns}
      rows={[...assets].sort(goldFirst)}
      rowId={({ asset }) => asset}
    />
  )
}
