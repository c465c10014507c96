'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useCategoryWords } from '@/components/arcade/use-category-words'
import type { OddsWatch } from '@/lib/arcade/monitor/contract'
import { Figure } from '../controls/figure'
import { type Column, DataTable } from '../table/data-table'

type Row = OddsWatch['frequencies'][number]

/** What came up beside what was to be expected. */
export function FrequencyTable({ odds: { game, draws, frequencies } }: { odds: OddsWatch }) {
  const t = useTranslations('games')
  const name = useTranslations('arcade')(`games.${game}`)
  const format = useFormatter()
  const say = useCategoryWords()
  const share = (count: number) =>
    draws === 0
      ? '–'
      : format.number(count / draws, { style: 'percent', minimumFractionDigits: 3, maximumFractionDigits: 3 })
  const columns: readonly Column<Row>[] = [
    { id: 'category', header: t('category'), cell: ({ category }) => say(game, category) },
    { id: 'observed', header: t('observed'), align: 'end', cell: ({ observed }) => <Figure value={observed} /> },
    {
      id: 'expected',
      header: t('expected'),
      align: 'end',
      cell: ({ expected }) => format.number(expected, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    },
    {
      id: 'difference',
      header: t('difference'),
      align: 'end',
      cell: ({ observed, expected }) => <Figure value={Math.round((observed - expected) * 10) / 10} isSigned />,
    },
    { id: 'share', header: t('observedShare'), align: 'end', cell: ({ observed }) => share(observed) },
    { id: 'published', header: t('publishedShare'), align: 'end', cell: ({ expected }) => share(expected) },
  ]
  return (
    <DataTable
      caption={t('frequenciesCaption', { game: name })}
      columns={columns}
      rows={frequencies}
      rowId={({ category }) => category}
    />
  )
}
