'use client'

import { useTranslations } from 'next-intl'
import { oddsOf } from '@/lib/arcade/paytables/rules'
import { REEL_STOPS, SLOT_LINES, SLOT_SYMBOLS } from '@/lib/arcade/slot/constants'
import type { SlotLine } from '@/lib/arcade/slot/contract'
import { type Column, DataTable } from '../table/data-table'
import { configOf, type Draft, type FigureName } from './draft'
import { LineName, useOddsColumns } from './figures-table'

type FiguresFormProps = {
  draft: Draft
  refused: readonly FigureName[]
  onChange: (name: FigureName, text: string) => void
}

/** The paytable as fields, with the odds that follow from them beside each line. */
export function FiguresForm({ draft, refused, onChange }: FiguresFormProps) {
  const t = useTranslations('admin.paytable')
  const config = configOf(draft)
  const lines = config ? oddsOf(config).lines : []
  const oddsColumns = useOddsColumns()
  const sum = SLOT_SYMBOLS.reduce((total, symbol) => total + (Number(draft[`weights/${symbol}`]) || 0), 0)
  const field = (name: FigureName, label: string) => (
    <Figure name={name} label={label} text={draft[name] ?? ''} isRefused={refused.includes(name)} onChange={onChange} />
  )
  const columns: readonly Column<SlotLine>[] = [
    { id: 'line', header: t('line'), cell: (line) => <LineName line={line} /> },
    {
      id: 'stops',
      header: t('stopsSum', { sum, stops: REEL_STOPS }),
      align: 'end',
      cell: (line) =>
        line === 'two_cherries' ? '–' : field(`weights/${line}`, t('changeWeight', { line: t(`lines.${line}`) })),
    },
    {
      id: 'pays',
      header: t('pays'),
      align: 'end',
      cell: (line) => field(`pays/${line}`, t('changePay', { line: t(`lines.${line}`) })),
    },
    ...oddsColumns.map(({ cell, ...column }) => ({
      ...column,
      cell: (line: SlotLine) => {
        const odds = lines.find((one) => one.line === line)
        return odds ? cell(odds) : '–'
      },
    })),
  ]
  return <DataTable caption={t('figuresCaption')} columns={columns} rows={SLOT_LINES} rowId={(line) => line} />
}

type FigureProps = {
  name: FigureName
  label: string
  text: string
  isRefused: boolean
  onChange: FiguresFormProps['onChange']
}

function Figure({ name, label, text, isRefused, onChange }: FigureProps) {
  return (
    <input
      aria-label={label}
      aria-invalid={isRefused || undefined}
      name={name}
      inputMode="numeric"
      autoComplete="off"
      value={text}
      onChange={(event) => onChange(name, event.target.value)}
      className={`figure min-h-11 w-20 rounded-mark border bg-surface px-2 text-end text-15 lg:min-h-8 lg:text-13 ${isRefused ? 'border-danger' : 'border-edge'}`}
    />
  )
}
