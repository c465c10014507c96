'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { StockedReward } from '@/lib/rewards/catalogue/contract'
import { useMayWrite } from '../console/operator'
import { DENSE } from '../controls/dense'
import { Figure } from '../controls/figure'
import { Moment } from '../controls/moment'
import type { Column } from '../table/data-table'

export type RewardAct = 'edit' | 'stock'

const COUNTS = ['free', 'reserved', 'issued', 'total'] as const
const ACTS: readonly RewardAct[] = ['stock', 'edit']

export function useRewardColumns(onAct: (act: RewardAct, reward: StockedReward) => void): Column<StockedReward>[] {
  const t = useTranslations('market.rewards')
  const mayWrite = useMayWrite()
  const columns: Column<StockedReward>[] = [
    { id: 'name', header: t('nameKo'), cell: ({ nameKo }) => nameKo },
    { id: 'state', header: t('state'), cell: (reward) => <State reward={reward} /> },
    {
      id: 'price',
      header: t('pricePoints'),
      align: 'end',
      cell: ({ pricePoints }) => <Figure value={pricePoints} unit="POINT" />,
    },
    ...COUNTS.map((count) => ({
      id: count,
      header: t(count),
      align: 'end' as const,
      cell: ({ stock }: StockedReward) => <Figure value={stock[count]} />,
    })),
    { id: 'sku', header: t('sku'), cell: ({ sku }) => <span className="font-mono">{sku}</span> },
    { id: 'changedAt', header: t('changedAt'), cell: ({ changedAt }) => <Moment at={changedAt} /> },
  ]
  if (!mayWrite) return columns
  return [...columns, { id: 'act', header: t('act'), cell: (reward) => <Acts reward={reward} onAct={onAct} /> }]
}

function State({ reward: { isActive, isDemo, stock } }: { reward: StockedReward }) {
  const t = useTranslations('market.rewards')
  return (
    <span className="inline-flex gap-1">
      <Badge tone={isActive ? 'positive' : 'neutral'}>{t(isActive ? 'active' : 'inactive')}</Badge>
      {stock.free === 0 && <Badge tone="danger">{t('soldOut')}</Badge>}
      {isDemo && <Badge>{t('demo')}</Badge>}
    </span>
  )
}

function Acts({ reward, onAct }: { reward: StockedReward; onAct: (act: RewardAct, reward: StockedReward) => void }) {
  const t = useTranslations('market.rewards')
  return (
    <span className="flex gap-2">
      {ACTS.map((act) => (
        <Button
          key={act}
          tone="quiet"
          size="sm"
          className={DENSE}
          aria-label={t(`${act}One`, { name: reward.nameKo })}
          onClick={() => onAct(act, reward)}
        >
          {t(act)}
        </Button>
      ))}
    </span>
  )
}
