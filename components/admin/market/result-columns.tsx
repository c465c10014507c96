'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { SettlementResult } from '@/lib/predictions/settlements/contract'
import { Figure } from '../controls/figure'
import { Moment } from '../controls/moment'
import type { Column } from '../table/data-table'
import { OutcomeMark } from './outcome-mark'
import { Price } from './price'

const SIDES = ['up', 'down'] as const

export function useResultColumns(): Column<SettlementResult>[] {
  const t = useTranslations('market')
  return [
    { id: 'symbol', header: t('held.symbol'), cell: ({ symbol }) => <span className="font-mono">{symbol}</span> },
    { id: 'state', header: t('sessions.phase'), cell: (result) => <State result={result} /> },
    {
      id: 'outcome',
      header: t('decision.outcome'),
      cell: ({ outcome, voidReason }) => (outcome ? <OutcomeMark outcome={outcome} voidReason={voidReason} /> : '–'),
    },
    {
      id: 'close',
      header: t('settlement.close'),
      cell: ({ closeMicros, prevCloseMicros, split }) => (
        <Price close={closeMicros} before={prevCloseMicros} split={split} />
      ),
    },
    ...SIDES.map((side) => ({
      id: side,
      header: t(`settlement.${side}`),
      align: 'end' as const,
      cell: ({ picks, points }: SettlementResult) => (picks && points ? `${picks[side]} × ${points[side]}` : '–'),
    })),
    { id: 'version', header: t('settlement.version'), align: 'end', cell: ({ version }) => <Figure value={version} /> },
    {
      id: 'decidedAt',
      header: t('settlement.decidedAt'),
      cell: ({ decidedAt }) => (decidedAt ? <Moment at={decidedAt} /> : '–'),
    },
  ]
}

const TONES: Partial<Record<SettlementResult['state'], 'positive' | 'danger'>> = { SETTLED: 'positive', HELD: 'danger' }

function State({ result: { state, holdReason } }: { result: SettlementResult }) {
  const t = useTranslations('market')
  return (
    <Badge tone={TONES[state] ?? 'neutral'}>
      {holdReason ? `${t(`states.${state}`)} · ${t(`holds.${holdReason}`)}` : t(`states.${state}`)}
    </Badge>
  )
}
