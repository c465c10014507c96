'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { Session } from '@/lib/identity/sessions/contract'
import { memberSessionsQuery } from '@/store/queries/admin'
import { Moment } from '../controls/moment'
import { Panel } from '../controls/panel'
import type { Column } from '../table/data-table'
import { PagedTable } from '../table/paged-table'

/** Where the member is signed in now. */
export function SessionsPanel({ memberId }: { memberId: string }) {
  const t = useTranslations('admin.member.sessions')
  return (
    <Panel title={t('title')} isBare>
      <PagedTable
        caption={t('caption')}
        columns={useColumns()}
        pages={useInfiniteQuery(memberSessionsQuery(memberId))}
        rowId={({ id }) => id}
        empty={t('empty')}
      />
    </Panel>
  )
}

function useColumns(): readonly Column<Session>[] {
  const t = useTranslations('admin.member.sessions')
  return [
    { id: 'kind', header: t('kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
    { id: 'ip', header: t('ip'), cell: ({ ip }) => <span className="font-mono">{ip}</span> },
    { id: 'createdAt', header: t('createdAt'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
    { id: 'lastSeenAt', header: t('lastSeenAt'), cell: ({ lastSeenAt }) => <Moment at={lastSeenAt} /> },
    { id: 'expiresAt', header: t('expiresAt'), cell: ({ expiresAt }) => <Moment at={expiresAt} /> },
    { id: 'device', header: t('device'), cell: ({ userAgent }) => userAgent || t('unknownDevice') },
  ]
}
