import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { PageHead } from '@/components/ui/page-head'
import { TabLinks } from '@/components/ui/tab-links'
import type { BalanceAnswer } from '@/lib/ledger/contract'
import { HistoryList } from './history-list'
import { LiveBalance } from './live-balance'

const ASSETS = ['GOLD', 'POINT', 'GEM', 'SHARD'] as const
const ALL = 'ALL'

type WalletScreenProps = { balances: BalanceAnswer['balances']; asset: string | string[] | undefined }

/** What the member has, and how it came to that. `asset` narrows the history. */
export async function WalletScreen({ balances, asset }: WalletScreenProps) {
  const t = await getTranslations('wallet')
  const shown = ASSETS.find((one) => one === asset) ?? ALL
  const tabs = [
    { key: ALL, href: '/wallet', label: t('all') },
    ...ASSETS.map((key) => ({ key, href: `/wallet?asset=${key}`, label: key })),
  ]
  return (
    <div className="flex flex-col gap-6">
      <PageHead title={t('title')} lead={t('lead')} />
      <Card aria-label={t('balances')}>
        <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-[minmax(0,2fr)_repeat(3,minmax(0,1fr))] sm:items-end">
          {ASSETS.map((one) => (
            <div key={one} className={one === 'GOLD' ? 'col-span-2 sm:col-span-1' : undefined}>
              <dt className="text-13 text-ink-soft">{t(`available.${one}`)}</dt>
              <dd>
                <LiveBalance
                  asset={one}
                  amount={balances[one]?.available ?? 0}
                  className={one === 'GOLD' ? 'font-bold text-44' : 'font-semibold text-20'}
                />
              </dd>
            </div>
          ))}
        </dl>
      </Card>
      <TabLinks label={t('tabs')} current={shown} tabs={tabs} />
      <HistoryList asset={shown === ALL ? null : shown} />
    </div>
  )
}
