'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { GameFlow, GoldFlow } from '@/lib/arcade/flow/contract'
import { Figure } from '../controls/figure'
import { type Column, DataTable } from '../table/data-table'
import type { FlowDay } from './flow-day'

type Figures = Pick<FlowDay, 'rounds' | 'staked' | 'paid' | 'net'>

function useFigureColumns<T extends Figures>(): Column<T>[] {
  const t = useTranslations('games.flow')
  const format = useFormatter()
  const returned = ({ staked, paid }: Figures) =>
    staked === 0 ? '–' : format.number(paid / staked, { style: 'percent', minimumFractionDigits: 2 })
  return [
    { id: 'rounds', header: t('rounds'), align: 'end', cell: ({ rounds }) => <Figure value={rounds} /> },
    { id: 'staked', header: t('staked'), align: 'end', cell: ({ staked }) => <Figure value={staked} /> },
    { id: 'paid', header: t('paid'), align: 'end', cell: ({ paid }) => <Figure value={paid} /> },
    { id: 'net', header: t('net'), align: 'end', cell: ({ net }) => <Figure value={net} isSigned /> },
    { id: 'return', header: t('return'), align: 'end', cell: returned },
  ]
}

/** The chart's figures, newest day first. */
export function FlowDayTable({ days }: { days: readonly FlowDay[] }) {
  const t = useTranslations('games.flow')
  const columns: Column<FlowDay>[] = [{ id: 'day', header: t('day'), cell: ({ day }) => day }, ...useFigureColumns()]
  return <DataTable caption={t('caption')} columns={columns} rows={days.toReversed()} rowId={({ day }) => day} />
}

type Total = Figures & { game: GameFlow['game'] | null; burnt: number; issued: number }

/** Each game in this period, and what the books say of it since it began. */
export function FlowTotalsTable({ flow: { totals, ledger } }: { flow: GoldFlow }) {
  const t = useTranslations('games.flow')
  const arcade = useTranslations('arcade')
  const sum = (of: 'burnt' | 'issued') => ledger.reduce((total, row) => total + row[of], 0)
  const rows: Total[] = [
    ...totals.games.map((row) => {
      const { burnt = 0, issued = 0 } = ledger.find(({ game }) => game === row.game) ?? {}
      return { ...row, burnt, issued }
    }),
    { ...totals, game: null, burnt: sum('burnt'), issued: sum('issued') },
  ]
  const columns: Column<Total>[] = [
    { id: 'game', header: t('game'), cell: ({ game }) => (game ? arcade(`games.${game}`) : t('total')) },
    ...useFigureColumns<Total>(),
    { id: 'burnt', header: t('burnt'), align: 'end', cell: ({ burnt }) => <Figure value={burnt} /> },
    { id: 'issued', header: t('issued'), align: 'end', cell: ({ issued }) => <Figure value={issued} /> },
  ]
  return <DataTable caption={t('totalsCaption')} columns={columns} rows={rows} rowId={({ game }) => game ?? 'all'} />
}
