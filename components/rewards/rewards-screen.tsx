'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { LiveBalance } from '@/components/ledger/live-balance'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import type { Reward } from '@/lib/rewards/catalogue/contract'
import { useBalance } from '@/store/moa-store'
import { useCatalogue } from '@/store/queries/rewards'
import { RedeemSheet } from './redeem-sheet'
import { RewardCard } from './reward-card'

type RewardsScreenProps = {
  first: { items: Reward[] }
  /** POINT when the page was drawn. */
  points: number
}

/** What POINT can be exchanged for, and the way to it. */
export function RewardsScreen({ first, points }: RewardsScreenProps) {
  const t = useTranslations('rewards')
  const { push } = useRouter()
  const { data, error, refetch } = useCatalogue(first)
  const available = useBalance('POINT')?.available ?? points
  const [asked, setAsked] = useState<Reward | null>(null)
  return (
    <div className="space-y-6">
      <PageHead
        title={t('title')}
        lead={t('lead')}
        end={
          <ButtonLink href="/rewards/redemptions" tone="quiet" size="sm">
            {t('toMine')}
          </ButtonLink>
        }
      />
      <Card className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-15 text-ink-soft">{t('balance')}</h2>
        <LiveBalance asset="POINT" amount={points} className="font-semibold text-32" />
        <p className="w-full text-13 text-ink-soft">{t('earned')}</p>
      </Card>
      {error && (
        <Notice tone="error">
          <p>{t('failed')}</p>
          <Button tone="quiet" size="sm" className="mt-2" onClick={() => void refetch()}>
            {t('retry')}
          </Button>
        </Notice>
      )}
      {data.items.length === 0 && <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 sm:grid-cols-2 lg:grid-cols-3">
        {data.items.map((reward) => (
          <RewardCard key={reward.id} reward={reward} points={available} onAsk={() => setAsked(reward)} />
        ))}
      </div>
      {asked && (
        <RedeemSheet
          reward={asked}
          points={available}
          onClose={() => setAsked(null)}
          onRedemption={({ id }) => push(`/rewards/redemptions/${id}`)}
        />
      )}
    </div>
  )
}
