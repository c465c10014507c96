'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { DataList } from '@/components/ui/data-list'
import { TextLink } from '@/components/ui/text-link'
import type { StreakReceipt } from '@/lib/engagement/streaks/contract'
import { useRewardsText } from './use-rewards-text'

/** What came, printed: the line that now stands in the wallet. */
export function Receipt({ receipt: { claim, isNew, balance } }: { receipt: StreakReceipt }) {
  const t = useTranslations('streak.receipt')
  const format = useFormatter()
  const textOf = useRewardsText()
  const gold = balance.balances.GOLD?.available ?? 0
  return (
    <div className="animate-rise rounded-control bg-accent-tint p-4">
      <p className="font-semibold text-20">{t('came', { reward: textOf(claim.rewards) })}</p>
      {!isNew && <p className="text-15">{t('before')}</p>}
      <div className="mt-3 border-t border-dashed">
        <DataList
          items={[
            { name: t('reason'), value: t('day', { count: claim.streak }) },
            { name: t('balance'), value: t('gold', { amount: gold }) },
            {
              name: t('when'),
              value: format.dateTime(new Date(claim.claimedAt), { dateStyle: 'medium', timeStyle: 'medium' }),
            },
            {
              name: t('transfer'),
              value: <span className="break-all font-mono font-normal text-13">{claim.transferId}</span>,
            },
          ]}
        />
      </div>
      <TextLink href="/wallet">{t('toWallet')}</TextLink>
    </div>
  )
}
