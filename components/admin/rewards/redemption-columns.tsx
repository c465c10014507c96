'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Redemption, RedemptionRecord, RedemptionState } from '@/lib/rewards/redemptions/contract'
import { Figure } from '../controls/figure'
import { Moment } from '../controls/moment'
import { ShortId } from '../controls/short-id'
import { Owner } from '../ledger/links'
import type { Column } from '../table/data-table'

const TONES: Partial<Record<RedemptionState, 'accent' | 'positive' | 'danger'>> = {
  DONE: 'positive',
  FAILED: 'danger',
  UNKNOWN: 'danger',
  ISSUING: 'accent',
}

export function RedemptionBadge({ redemption: { state, failure } }: { redemption: Redemption }) {
  const t = useTranslations('market.rewards.redemptions')
  return (
    <Badge tone={TONES[state] ?? 'neutral'}>
      {failure ? `${t(`states.${state}`)} · ${t(`notes.${failure}`)}` : t(`states.${state}`)}
    </Badge>
  )
}

export function useRedemptionColumns(): Column<RedemptionRecord>[] {
  const t = useTranslations('market.rewards.redemptions')
  return [
    { id: 'id', header: t('id'), cell: ({ id }) => <ShortId id={id} /> },
    { id: 'state', header: t('state'), cell: (redemption) => <RedemptionBadge redemption={redemption} /> },
    { id: 'reward', header: t('reward'), cell: ({ nameKo }) => nameKo },
    {
      id: 'price',
      header: t('price'),
      align: 'end',
      cell: ({ pricePoints }) => <Figure value={pricePoints} unit="POINT" />,
    },
    { id: 'member', header: t('member'), cell: ({ memberId }) => <Owner id={memberId} /> },
    { id: 'attempts', header: t('attempts'), align: 'end', cell: ({ attempts }) => <Figure value={attempts} /> },
    { id: 'nextAt', header: t('nextAt'), cell: ({ nextAt }) => (nextAt ? <Moment at={nextAt} /> : '–') },
    { id: 'createdAt', header: t('createdAt'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
  ]
}
