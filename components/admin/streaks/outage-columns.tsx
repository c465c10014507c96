'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Outage } from '@/lib/engagement/outages/contract'
import { useMayWrite } from '../console/operator'
import { Moment } from '../controls/moment'
import { Owner } from '../ledger/links'
import type { Column } from '../table/data-table'
import { WithdrawOutage } from './withdraw-outage'

export function useOutageColumns(): readonly Column<Outage>[] {
  const t = useTranslations('streak.admin')
  const mayWrite = useMayWrite()
  const columns: Column<Outage>[] = [
    { id: 'from', header: t('from'), cell: ({ fromAt }) => <Moment at={fromAt} /> },
    { id: 'to', header: t('to'), cell: ({ toAt }) => <Moment at={toAt} /> },
    {
      id: 'covered',
      header: t('covered'),
      cell: ({ coveredDays }) => <span className="figure">{coveredDays.join(', ') || t('noDay')}</span>,
    },
    { id: 'reason', header: t('reason'), cell: ({ reason }) => reason },
    {
      id: 'source',
      header: t('source'),
      cell: ({ source, actor }) => (source === 'operator' ? <Owner id={actor} /> : t(`sources.${source}`)),
    },
    {
      id: 'state',
      header: t('state'),
      cell: ({ withdrawal }) =>
        withdrawal ? t('withdrawn', { reason: withdrawal.reason }) : <Badge tone="positive">{t('inForce')}</Badge>,
    },
    { id: 'createdAt', header: t('createdAt'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
  ]
  if (mayWrite) {
    columns.push({ id: 'withdraw', header: t('withdraw'), cell: (outage) => <WithdrawOutage outage={outage} /> })
  }
  return columns
}
