'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import type { Redemption } from '@/lib/rewards/redemptions/contract'
import { useRedemptions } from '@/store/queries/rewards'
import { RewardArt } from './reward-art'
import { StateBadge } from './state-badge'
import { useRewardWords } from './use-reward-words'

/** What I exchanged POINT for, newest first. */
export function RedemptionsScreen({ first }: { first: { items: Redemption[]; nextCursor: string | null } }) {
  const t = useTranslations('rewards')
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useRedemptions(first)
  const redemptions = data.pages.flatMap(({ items }) => items)
  return (
    <div className="space-y-6">
      <PageHead
        title={t('mine.title')}
        lead={t('mine.lead')}
        end={
          <ButtonLink href="/rewards" tone="quiet" size="sm">
            {t('toCatalogue')}
          </ButtonLink>
        }
      />
      {error && <Notice tone="error">{t('failed')}</Notice>}
      {redemptions.length === 0 ? (
        <EmptyState title={t('mine.empty')} action={<ButtonLink href="/rewards">{t('toCatalogue')}</ButtonLink>}>
          {t('mine.emptyText')}
        </EmptyState>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {redemptions.map((redemption) => (
              <RedemptionRow key={redemption.id} redemption={redemption} />
            ))}
          </ul>
        </Card>
      )}
      {hasNextPage && (
        <Button tone="quiet" isWide isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('mine.more')}
        </Button>
      )}
    </div>
  )
}

function RedemptionRow({ redemption }: { redemption: Redemption }) {
  const t = useTranslations('rewards')
  const { nameOf, moment } = useRewardWords()
  const { id, image, state, pricePoints, createdAt } = redemption
  return (
    <li>
      <Link
        href={`/rewards/redemptions/${id}`}
        className="-mx-3 flex min-h-16 items-center gap-4 rounded-control px-3 py-3 transition duration-150 hover:bg-sunken"
      >
        <RewardArt image={image} className="size-12" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{nameOf(redemption)}</span>
          <span className="text-13 text-ink-soft">{moment(createdAt)}</span>
        </span>
        <span className="flex flex-col items-end gap-1">
          <span className="figure whitespace-nowrap font-semibold">{t('sheet.point', { amount: pricePoints })}</span>
          <StateBadge state={state} />
        </span>
      </Link>
    </li>
  )
}
