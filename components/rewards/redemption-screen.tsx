'use client'

import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { DataList } from '@/components/ui/data-list'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import type { RedemptionDetail } from '@/lib/rewards/redemptions/contract'
import { useRedemption } from '@/store/queries/rewards'
import { StateBadge } from './state-badge'
import { Timeline } from './timeline'
import { useRewardWords } from './use-reward-words'
import { VoucherCard } from './voucher-card'

/** One redemption, live: where it stands, what became of the POINT, and the voucher. */
export function RedemptionScreen({ first }: { first: RedemptionDetail }) {
  const t = useTranslations('rewards')
  const { nameOf, moment } = useRewardWords()
  const { redemption, error } = useRedemption(first)
  const { id, state, failure, pricePoints, createdAt, timeline, voucher, isDemo } = redemption
  return (
    <div className="space-y-6">
      <PageHead
        title={nameOf(redemption)}
        lead={t(`leads.${state}`)}
        end={
          <ButtonLink href="/rewards/redemptions" tone="quiet" size="sm">
            {t('toMine')}
          </ButtonLink>
        }
      />
      {error && <Notice tone="error">{t('stale')}</Notice>}
      {failure && <Notice>{t(`failures.${failure}`, { price: pricePoints })}</Notice>}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-2">
        {voucher && <VoucherCard voucher={voucher} isDemo={isDemo} />}
        <Card className="space-y-5">
          <div className="flex items-center justify-between gap-4">
            <h2 className="text-17">{t('timeline')}</h2>
            <span role="status">
              <StateBadge state={state} />
            </span>
          </div>
          <Timeline steps={timeline} />
        </Card>
        <Card>
          <DataList
            items={[
              { name: t('price'), value: <span className="figure">{t('sheet.point', { amount: pricePoints })}</span> },
              { name: t('asked'), value: moment(createdAt) },
              { name: t('number'), value: <span className="break-all font-mono font-normal text-13">{id}</span> },
            ]}
          />
        </Card>
      </div>
    </div>
  )
}
