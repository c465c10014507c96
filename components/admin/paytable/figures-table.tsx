'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useFieldWords } from '@/components/arcade/odds/use-field-words'
import { SlotSymbol } from '@/components/arcade/slot-symbol'
import type { Fraction } from '@/lib/arcade/odds/contract'
import { configFiguresOf } from '@/lib/arcade/odds/rules'
import type { LineOdds, Paytable } from '@/lib/arcade/paytables/contract'
import { linesOf } from '@/lib/arcade/paytables/rules/slot'
import type { SlotConfig, SlotLine } from '@/lib/arcade/slot/contract'
import { type Column, DataTable } from '../table/data-table'

/** The share of the stakes that a line pays back, in percent, as text. Figures for the eye: the exact ones stand above. */
const shareOf = ({ pays, odds }: LineOdds): number => (100 * pays * odds.numerator) / odds.denominator

const symbolOf = (line: SlotLine) => (line === 'two_cherries' ? 'cherry' : line)

/** All figures of a published version: the slot's line by line with their odds, the others' one by one. */
export function FiguresTable({ paytable }: { paytable: Paytable }) {
  if (paytable.game === 'slot') return <SlotTable config={paytable.config} />
  return <PlainTable paytable={paytable} />
}

function PlainTable({ paytable: { game, config } }: { paytable: Paytable }) {
  const t = useTranslations('admin.paytable')
  const wordsOf = useFieldWords(game)
  const columns: readonly Column<readonly [string, string]>[] = [
    { id: 'figure', header: t('figure'), cell: ([field]) => wordsOf(field) },
    { id: 'value', header: t('value'), align: 'end', cell: ([, value]) => value },
  ]
  const rows = [...configFiguresOf(config)]
  return <DataTable caption={t('plainCaption')} columns={columns} rows={rows} rowId={([field]) => field} />
}

/** Line by line: how many stops, what it pays, how likely it is, what part of the return it makes. */
function SlotTable({ config }: { config: SlotConfig }) {
  const t = useTranslations('admin.paytable')
  const columns: readonly Column<LineOdds>[] = [
    { id: 'line', header: t('line'), cell: ({ line }) => <LineName line={line} /> },
    {
      id: 'stops',
      header: t('stops'),
      align: 'end',
      cell: ({ line }) => (line === 'two_cherries' ? '–' : config.weights[line]),
    },
    { id: 'pays', header: t('pays'), align: 'end', cell: ({ pays }) => t('paysTimes', { pays }) },
    ...useOddsColumns(),
  ]
  return <DataTable caption={t('figuresCaption')} columns={columns} rows={linesOf(config)} rowId={({ line }) => line} />
}

/** The columns that follow from the figures. */
export function useOddsColumns(): Column<LineOdds>[] {
  const t = useTranslations('admin.paytable')
  const format = useFormatter()
  return [
    { id: 'odds', header: t('odds'), align: 'end', cell: ({ odds }) => t('percent', odds) },
    { id: 'oneIn', header: t('often'), align: 'end', cell: ({ odds }) => <OneIn odds={odds} /> },
    {
      id: 'share',
      header: t('share'),
      align: 'end',
      cell: (line) =>
        t('percent', { percent: format.number(shareOf(line), { minimumFractionDigits: 2, maximumFractionDigits: 2 }) }),
    },
  ]
}

function OneIn({ odds: { numerator, denominator } }: { odds: Fraction }) {
  const t = useTranslations('admin.paytable')
  const format = useFormatter()
  if (numerator === 0) return '–'
  const rounds = denominator / numerator
  return t('oddsOneIn', { n: format.number(rounds, { maximumFractionDigits: rounds < 100 ? 2 : 0 }) })
}

/** A line by its symbol and its words. */
export function LineName({ line }: { line: SlotLine }) {
  const t = useTranslations('admin.paytable.lines')
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden className="inline-flex size-6 rounded-mark bg-[oklch(19%_0.05_290)] p-0.5">
        <SlotSymbol name={symbolOf(line)} />
      </span>
      {t(line)}
    </span>
  )
}
