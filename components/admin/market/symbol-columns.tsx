'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { Stock } from '@/lib/predictions/universe/contract'
import { useMayWrite } from '../console/operator'
import { DENSE } from '../controls/dense'
import { Moment } from '../controls/moment'
import type { Column } from '../table/data-table'

export type StockAct = 'change' | 'end'

export function useStockColumns(onAct: (act: StockAct, stock: Stock) => void): Column<Stock>[] {
  const t = useTranslations('market.symbols')
  const mayWrite = useMayWrite()
  const columns: Column<Stock>[] = [
    { id: 'symbol', header: t('symbol'), cell: ({ symbol }) => <span className="font-mono">{symbol}</span> },
    { id: 'nameKo', header: t('nameKo'), cell: ({ nameKo }) => nameKo },
    { id: 'nameEn', header: t('nameEn'), cell: ({ nameEn }) => <span lang="en">{nameEn}</span> },
    { id: 'position', header: t('position'), align: 'end', cell: ({ position }) => position },
    { id: 'validFrom', header: t('validFrom'), cell: ({ validFrom }) => <span className="figure">{validFrom}</span> },
    {
      id: 'validTo',
      header: t('validTo'),
      cell: ({ validTo }) => <span className="figure">{validTo ?? t('noEnd')}</span>,
    },
    { id: 'changedAt', header: t('changedAt'), cell: ({ changedAt }) => <Moment at={changedAt} /> },
  ]
  if (!mayWrite) return columns
  return [...columns, { id: 'act', header: t('act'), cell: (stock) => <Acts stock={stock} onAct={onAct} /> }]
}

function Acts({ stock, onAct }: { stock: Stock; onAct: (act: StockAct, stock: Stock) => void }) {
  const t = useTranslations('market.symbols')
  const acts: readonly StockAct[] = stock.validTo === null ? ['change', 'end'] : ['change']
  return (
    <span className="flex gap-2">
      {acts.map((act) => (
        <Button
          key={act}
          tone={act === 'end' ? 'danger' : 'quiet'}
          size="sm"
          className={DENSE}
          aria-label={t(`${act}One`, { symbol: stock.symbol })}
          onClick={() => onAct(act, stock)}
        >
          {t(act)}
        </Button>
      ))}
    </span>
  )
}
