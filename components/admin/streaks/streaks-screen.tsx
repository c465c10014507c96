'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { outagesQuery } from '@/store/queries/admin-streaks'
import { useMayWrite } from '../console/operator'
import { ScreenHead } from '../console/screen-head'
import { Panel } from '../controls/panel'
import { PagedTable } from '../table/paged-table'
import { DeclareOutage } from './declare-outage'
import { MemberStreakPanel } from './member-streak-panel'
import { useOutageColumns } from './outage-columns'

/** Our outages and the days that they keep; one member's streaks, and the means to mend them. */
export function StreaksScreen() {
  const t = useTranslations('streak.admin')
  const mayWrite = useMayWrite()
  return (
    <>
      <ScreenHead title={t('title')} lead={t('lead')} />
      {mayWrite && <DeclareOutage />}
      <Panel title={t('outages')} isBare>
        <PagedTable
          caption={t('caption')}
          columns={useOutageColumns()}
          pages={useInfiniteQuery(outagesQuery())}
          rowId={({ id }) => id}
          empty={t('empty')}
        />
      </Panel>
      <MemberStreakPanel />
    </>
  )
}
