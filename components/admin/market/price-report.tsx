'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { EodReport } from '@/lib/predictions/quotes/contract'
import { Facts } from '../controls/facts'
import { Panel } from '../controls/panel'
import { type Column, DataTable } from '../table/data-table'
import { Clocks } from './clocks'
import { lastQuestion } from './last-question'
import { Price } from './price'
import { useBudgetColumns, useScoreColumns } from './source-columns'
import { useTradeDay } from './trade-day'

type Row = EodReport['symbols'][number]
type SourceName = EodReport['sources'][number]

/** Where a day's prices stand, what may still be asked today, and how far each source can be trusted. */
export function PriceReport({ report }: { report: EodReport }) {
  const t = useTranslations('market.prices')
  const say = useTradeDay()
  const columns = useSymbolColumns(report)
  const scoreColumns = useScoreColumns()
  const { tradeDate, fetchAt, settleAt, sources, symbols, budgets, scorecard } = report
  return (
    <>
      <Panel title={t('day')}>
        <Facts
          items={[
            { name: t('tradeDate'), value: tradeDate ? say(tradeDate) : t('noDay') },
            { name: t('fetchAt'), value: fetchAt ? <Clocks at={fetchAt} /> : '–' },
            { name: t('settleAt'), value: settleAt ? <Clocks at={settleAt} /> : '–' },
            { name: t('sources'), value: sources.map((source) => t(`names.${source}`)).join(', ') || '–' },
          ]}
        />
      </Panel>
      <Panel title={t('bySymbol')} isBare>
        {symbols.length === 0 ? (
          <p className="rounded-control border border-dashed px-4 py-8 text-center text-13 text-ink-soft">
            {t('noSymbols')}
          </p>
        ) : (
          <DataTable caption={t('bySymbolCaption')} columns={columns} rows={symbols} rowId={({ symbol }) => symbol} />
        )}
      </Panel>
      <div className="grid gap-6 xl:grid-cols-2">
        <Panel title={t('budgets')} isBare>
          <DataTable
            caption={t('budgetsCaption')}
            columns={useBudgetColumns()}
            rows={budgets}
            rowId={({ source }) => source}
          />
        </Panel>
        <Panel title={t('scorecard')} isBare>
          {scorecard.length === 0 ? (
            <p className="rounded-control border border-dashed px-4 py-8 text-center text-13 text-ink-soft">
              {t('noScore')}
            </p>
          ) : (
            <DataTable
              caption={t('scorecardCaption')}
              columns={scoreColumns}
              rows={scorecard}
              rowId={({ source }) => source}
            />
          )}
        </Panel>
      </div>
    </>
  )
}

function useSymbolColumns({ sources, fetches }: EodReport): Column<Row>[] {
  const t = useTranslations('market.prices')
  return [
    { id: 'symbol', header: t('symbol'), cell: ({ symbol }) => <span className="font-mono">{symbol}</span> },
    { id: 'verdict', header: t('verdict'), cell: ({ verdict }) => <Verdict verdict={verdict} /> },
    ...sources.map((source) => ({
      id: source,
      header: t(`names.${source}`),
      cell: (row: Row) => <Said row={row} source={source} fetches={fetches.items} />,
    })),
  ]
}

function Verdict({ verdict }: Pick<Row, 'verdict'>) {
  const t = useTranslations('market')
  if (verdict === 'agreed') return <Badge tone="positive">{t('prices.agreed')}</Badge>
  return <Badge tone="danger">{t(`holds.${verdict}`)}</Badge>
}

/** What a source says of the symbol; when it says nothing, how the last question to it ended. */
function Said({ row, source, fetches }: { row: Row; source: SourceName; fetches: EodReport['fetches']['items'] }) {
  const t = useTranslations('market.prices')
  const quote = row.quotes.find((one) => one.source === source)
  if (quote) {
    return (
      <span className="inline-flex items-center gap-2">
        <Price close={quote.closeMicros} before={quote.prevCloseMicros} split={quote.split} />
        {quote.closeMicros === null && t('noTrade')}
        {quote.isDemo && <Badge>{t('demo')}</Badge>}
      </span>
    )
  }
  const asked = lastQuestion(fetches, source, row.symbol)
  if (!asked) return <span className="text-ink-soft">{t('notAsked')}</span>
  return (
    <span className="inline-block max-w-80 leading-tight">
      <span className="text-danger">{t(`outcomes.${asked.outcome}`)}</span>
      <span className="block truncate text-ink-soft">{asked.detail}</span>
    </span>
  )
}
