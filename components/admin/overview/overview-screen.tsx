'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { MemberRecord } from '@/lib/identity/directory/contract'
import { membersQuery, overviewQuery, transfersQuery } from '@/store/queries/admin'
import { gamesQuery } from '@/store/queries/admin-games'
import { ScreenHead } from '../console/screen-head'
import { Moment } from '../controls/moment'
import { Panel } from '../controls/panel'
import { Single } from '../controls/single'
import { Incidents } from '../games/incidents'
import { SupplyTable } from '../ledger/supply-table'
import { useTransferColumns } from '../ledger/transfer-columns'
import type { Column } from '../table/data-table'
import { PagedTable } from '../table/paged-table'

const FEW = 5

/** What an operator looks at first: how much there is, what moved, who came. */
export function OverviewScreen() {
  const t = useTranslations('admin')
  return (
    <>
      <ScreenHead title={t('overview.title')} />
      <Incidents games={useQuery(gamesQuery()).data?.games ?? []} />
      <Panel title={t('overview.supply')} isBare end={<More href="/admin/ledger">{t('overview.toLedger')}</More>}>
        <Single of={useQuery(overviewQuery())}>{({ assets }) => <SupplyTable assets={assets} />}</Single>
      </Panel>
      <Panel
        title={t('overview.latestTransfers')}
        isBare
        end={<More href="/admin/ledger">{t('overview.toLedger')}</More>}
      >
        <PagedTable
          caption={t('ledger.transfersCaption')}
          columns={useTransferColumns()}
          pages={useInfiniteQuery(transfersQuery({ limit: FEW }))}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/admin/ledger/transfers/${id}`}
          empty={t('ledger.empty')}
          isExcerpt
        />
      </Panel>
      <Panel title={t('overview.newMembers')} isBare end={<More href="/admin/members">{t('overview.toMembers')}</More>}>
        <PagedTable
          caption={t('members.caption')}
          columns={useMemberColumns()}
          pages={useInfiniteQuery(membersQuery({ q: '', limit: FEW }))}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/admin/members/${id}`}
          empty={t('members.empty')}
          isExcerpt
        />
      </Panel>
    </>
  )
}

function useMemberColumns(): readonly Column<MemberRecord>[] {
  const t = useTranslations('admin.members')
  return [
    { id: 'nickname', header: t('nickname'), cell: ({ nickname }) => nickname },
    { id: 'email', header: t('email'), cell: ({ email }) => email },
    { id: 'createdAt', header: t('createdAt'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
  ]
}

function More({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="inline-flex min-h-11 items-center text-13 text-accent underline-offset-4 hover:underline lg:min-h-9"
    >
      {children}
    </Link>
  )
}
