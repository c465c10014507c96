'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Card } from '@/components/ui/card'
import { PageHead } from '@/components/ui/page-head'
import { Tabs } from '@/components/ui/tabs'
import type { BalanceAnswer } from '@/lib/ledger/contract'
import { HistoryList } from './history-list'
import { LiveBalance } from './live-balance'

const ASSETS = ['GOLD', 'POINT', 'GEM'] as const
const ALL = 'ALL'
const TABS = [ALL, ...ASSETS] as const

/** What the member has, and how it came to that. */
export function WalletScreen({ balances }: { balances: BalanceAnswer['balances'] }) {
  const t = useTranslations('wallet')
  const [shown, setShown] = useState<(typeof TABS)[number]>(ALL)
  return (
    <div className="flex flex-col gap-6">
      <PageHead title={t('title')} lead={t('lead')} />
      <Card aria-label={t('balances')}>
        <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)] sm:items-end">
          {ASSETS.map((asset) => (
            <div key={asset}>
              <dt className="text-13 text-ink-soft">{t(`available.${asset}`)}</dt>
              <dd>
                <LiveBalance
                  asset={asset}
                  amount={balances[asset]?.available ?? 0}
                  className={asset === 'GOLD' ? 'font-bold text-32 sm:text-44' : 'font-semibold text-20'}
                />
              </dd>
            </div>
          ))}
        </dl>
      </Card>
      <Tabs
        label={t('tabs')}
        value={shown}
        onChange={setShown}
        tabs={TABS.map((value) => ({ value, label: value === ALL ? t('all') : value }))}
      >
        <HistoryList asset={shown === ALL ? null : shown} />
      </Tabs>
    </div>
  )
}
