'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { cx } from '@/components/ui/class-names'
import { memberKey, walletQuery } from '@/store/queries/admin'
import { Figure } from '../controls/figure'
import { Panel } from '../controls/panel'
import { Single } from '../controls/single'

/** The asset that operators move; the others stand smaller beneath. */
const FIRST = 'GOLD'

/** What the member has, in every asset. */
export function WalletPanel({ memberId }: { memberId: string }) {
  const t = useTranslations('admin.member')
  const cache = useQueryClient()
  const wallet = useQuery(walletQuery(memberId))
  const version = wallet.data?.version
  // A higher version says that there are entries which the history below doesn't show yet.
  useEffect(() => {
    if (version !== undefined) void cache.invalidateQueries({ queryKey: [...memberKey(memberId), 'history'] })
  }, [version, memberId, cache])
  return (
    <Panel title={t('balances')}>
      <Single of={wallet} missing={t('noWallet')}>
        {({ balances }) => (
          <dl className="space-y-3">
            {Object.entries(balances)
              .sort(([a], [b]) => Number(b === FIRST) - Number(a === FIRST) || a.localeCompare(b))
              .map(([asset, { available, held }]) => (
                <div key={asset} className="flex items-baseline justify-between gap-4">
                  <dt className="font-medium text-13 text-ink-soft">{asset}</dt>
                  <dd className="text-end">
                    <span className={cx('font-semibold', asset === FIRST ? 'text-32' : 'text-17')}>
                      <Figure value={available} />
                    </span>
                    {held > 0 && (
                      <span className="block text-13 text-ink-soft">
                        {t('held')} <Figure value={held} />
                      </span>
                    )}
                  </dd>
                </div>
              ))}
          </dl>
        )}
      </Single>
    </Panel>
  )
}
