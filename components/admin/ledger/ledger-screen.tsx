'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Notice } from '@/components/ui/notice'
import type { LedgerOverview } from '@/lib/ledger/books/contract'
import { overviewQuery, transfersQuery } from '@/store/queries/admin'
import { ScreenHead } from '../console/screen-head'
import { CopyButton } from '../controls/copy-button'
import { Facts } from '../controls/facts'
import { Panel } from '../controls/panel'
import { Single } from '../controls/single'
import { PagedTable } from '../table/paged-table'
import { PurposeTable } from './purpose-table'
import { SupplyTable } from './supply-table'
import { useTransferColumns } from './transfer-columns'

/** How much of each asset exists and why, and what moved last. */
export function LedgerScreen() {
  const t = useTranslations('admin.ledger')
  const overview = useQuery(overviewQuery())
  const transfers = useInfiniteQuery(transfersQuery())
  return (
    <>
      <ScreenHead title={t('title')} lead={t('lead')} />
      <Single of={overview}>{(books) => <Books books={books} />}</Single>
      <Panel title={t('transfers')} isBare>
        <PagedTable
          caption={t('transfersCaption')}
          columns={useTransferColumns()}
          pages={transfers}
          rowId={(transfer) => transfer.id}
          rowHref={(transfer) => `/admin/ledger/transfers/${transfer.id}`}
          empty={t('empty')}
        />
      </Panel>
    </>
  )
}

function Books({ books: { assets, seals } }: { books: LedgerOverview }) {
  const t = useTranslations('admin.ledger')
  const format = useFormatter()
  const unbalanced = useMemo(() => assets.filter(({ isBalanced }) => !isBalanced), [assets])
  return (
    <>
      {unbalanced.map(({ asset }) => (
        <Notice key={asset} tone="error">
          {t('unbalanced', { asset })}
        </Notice>
      ))}
      <Panel title={t('supply')} isBare>
        <SupplyTable assets={assets} />
        <p className="pt-2 text-13 text-ink-soft">{t('balanced')}</p>
      </Panel>
      <Panel title={t('byReason')} isBare>
        <PurposeTable assets={assets} />
      </Panel>
      <Panel title={t('seals')}>
        <Facts
          items={[
            { name: t('sealed'), value: format.number(seals.sealed) },
            { name: t('unsealed'), value: format.number(seals.unsealed) },
            {
              name: t('headHash'),
              value: seals.headHash ? (
                <span className="flex items-center gap-1">
                  <span className="min-w-0 break-all font-mono font-normal">{seals.headHash}</span>
                  <CopyButton text={seals.headHash} what={t('headHash')} />
                </span>
              ) : (
                t('noSeal')
              ),
            },
          ]}
        />
      </Panel>
    </>
  )
}
