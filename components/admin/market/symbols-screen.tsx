'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Stock } from '@/lib/predictions/universe/contract'
import { marketKey, putStock, stocksQuery } from '@/store/queries/admin-market'
import { useWrite } from '@/store/use-write'
import { useMayWrite } from '../console/operator'
import { ScreenHead } from '../console/screen-head'
import { DENSE } from '../controls/dense'
import { Single } from '../controls/single'
import { DataTable } from '../table/data-table'
import { EndDialog } from './end-dialog'
import { MarketNav } from './market-nav'
import { StockDialog } from './stock-dialog'
import { draftOf } from './stock-draft'
import { type StockAct, useStockColumns } from './symbol-columns'

/** What is being asked: a new symbol, a change, or the last day of one. */
type Asking = { act: 'add' } | { act: StockAct; stock: Stock }
/** What was done, and the record it replaced. */
type Done = { after: Stock; before: Stock | null }

/** The symbols that can be on a day's list: add, change, end. */
export function SymbolsScreen() {
  const t = useTranslations('market.symbols')
  const mayWrite = useMayWrite()
  const stocks = useQuery(stocksQuery())
  const [asking, setAsking] = useState<Asking | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const columns = useStockColumns((act, stock) => setAsking({ act, stock }))
  const finish = (before: Stock | null) => (after: Stock) => {
    setAsking(null)
    setDone({ after, before })
  }
  return (
    <>
      <ScreenHead
        title={t('title')}
        lead={t('lead')}
        end={
          mayWrite && (
            <Button size="sm" className={DENSE} onClick={() => setAsking({ act: 'add' })}>
              {t('add')}
            </Button>
          )
        }
      />
      <MarketNav />
      {done && (
        <DoneNotice key={`${done.after.symbol}${done.after.version}`} done={done} onUndone={() => setDone(null)} />
      )}
      <Single of={stocks}>
        {({ symbols }) =>
          symbols.length === 0 ? (
            <p className="rounded-control border border-dashed px-4 py-8 text-center text-13 text-ink-soft">
              {t('empty')}
            </p>
          ) : (
            <DataTable caption={t('caption')} columns={columns} rows={symbols} rowId={({ symbol }) => symbol} />
          )
        }
      </Single>
      {asking?.act === 'add' && <StockDialog stock={null} onClose={() => setAsking(null)} onDone={finish(null)} />}
      {asking?.act === 'change' && (
        <StockDialog stock={asking.stock} onClose={() => setAsking(null)} onDone={finish(asking.stock)} />
      )}
      {asking?.act === 'end' && (
        <EndDialog stock={asking.stock} onClose={() => setAsking(null)} onDone={finish(asking.stock)} />
      )}
    </>
  )
}

/** Says what was saved; a change can be taken back by putting the old record again. */
function DoneNotice({ done: { after, before }, onUndone }: { done: Done; onUndone: () => void }) {
  const t = useTranslations('market.symbols')
  const cache = useQueryClient()
  const undoing = useWrite(putStock, {
    isMine: false,
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: marketKey })
      onUndone()
    },
  })
  return (
    <Notice>
      <div className="flex flex-wrap items-center gap-3">
        {t(before ? 'changed' : 'added', { symbol: after.symbol })}
        {before && (
          <Button
            tone="quiet"
            size="sm"
            className={DENSE}
            isBusy={undoing.isPending}
            onClick={() => undoing.write({ body: { ...draftOf(before), version: after.version } })}
          >
            {t('undo')}
          </Button>
        )}
        {undoing.problem && <span className="text-danger">{t('undoFailed')}</span>}
      </div>
    </Notice>
  )
}
