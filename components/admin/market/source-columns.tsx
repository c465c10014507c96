'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { SOURCES } from '@/lib/predictions/quotes/constants'
import type { EodReport, PriceFetch, SourceScore } from '@/lib/predictions/quotes/contract'
import { Figure } from '../controls/figure'
import { Moment } from '../controls/moment'
import type { Column } from '../table/data-table'

type Budget = EodReport['budgets'][number]

/** A source's name; the log may tell of one that is no longer in use. */
function useSourceName(): (source: string) => string {
  const t = useTranslations('market.prices.names')
  return (source) => {
    const known = SOURCES.find((one) => one === source)
    return known ? t(known) : source
  }
}

export function useFetchColumns(): Column<PriceFetch>[] {
  const t = useTranslations('market.prices')
  const nameOf = useSourceName()
  return [
    { id: 'askedAt', header: t('askedAt'), cell: ({ askedAt }) => <Moment at={askedAt} /> },
    { id: 'source', header: t('source'), cell: ({ source }) => nameOf(source) },
    { id: 'symbol', header: t('symbol'), cell: ({ symbol }) => symbol ?? t('allSymbols') },
    {
      id: 'outcome',
      header: t('outcome'),
      cell: ({ outcome }) => <Badge tone={outcome === 'ok' ? 'positive' : 'danger'}>{t(`outcomes.${outcome}`)}</Badge>,
    },
    { id: 'httpStatus', header: t('httpStatus'), align: 'end', cell: ({ httpStatus }) => httpStatus ?? '–' },
    { id: 'tookMs', header: t('tookMs'), align: 'end', cell: ({ tookMs }) => <Figure value={tookMs} /> },
    { id: 'detail', header: t('detail'), cell: ({ detail }) => <span className="font-mono">{detail || '–'}</span> },
  ]
}

export function useBudgetColumns(): Column<Budget>[] {
  const t = useTranslations('market.prices')
  const nameOf = useSourceName()
  return [
    { id: 'source', header: t('source'), cell: ({ source }) => nameOf(source) },
    { id: 'calls', header: t('calls'), align: 'end', cell: ({ calls }) => <Figure value={calls} /> },
    {
      id: 'callsMax',
      header: t('callsMax'),
      align: 'end',
      cell: ({ callsMax }) => (callsMax === null ? t('noMax') : <Figure value={callsMax} />),
    },
    {
      id: 'lastCallAt',
      header: t('lastCallAt'),
      cell: ({ lastCallAt }) => (lastCallAt ? <Moment at={lastCallAt} /> : '–'),
    },
  ]
}

export function useScoreColumns(): Column<SourceScore>[] {
  const t = useTranslations('market.prices')
  const nameOf = useSourceName()
  const counts = ['ok', 'late', 'missing', 'wrong'] as const
  return [
    { id: 'source', header: t('source'), cell: ({ source }) => nameOf(source) },
    ...counts.map((count) => ({
      id: count,
      header: t(`score.${count}`),
      align: 'end' as const,
      cell: (score: SourceScore) => <Figure value={score[count]} />,
    })),
  ]
}
