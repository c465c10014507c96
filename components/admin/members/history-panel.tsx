'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { AdminHistoryItem } from '@/lib/ledger/contract'
import { memberHistoryQuery } from '@/store/queries/admin'
import { Choice } from '../controls/choice'
import { Figure } from '../controls/figure'
import { Moment } from '../controls/moment'
import { Panel } from '../controls/panel'
import { useReason } from '../controls/reason'
import { Owner, Related } from '../ledger/links'
import type { Column } from '../table/data-table'
import { PagedTable } from '../table/paged-table'
import { useUrlState } from '../table/url-state'

const ASSETS = ['', 'GOLD', 'POINT', 'GEM', 'SHARD'] as const

/** What changed the member's balances, newest first, with the operators' own words. */
export function HistoryPanel({ memberId }: { memberId: string }) {
  const t = useTranslations('admin')
  const [{ asset }, setUrl] = useUrlState(['asset'])
  const pages = useInfiniteQuery(memberHistoryQuery(memberId, asset))
  return (
    <Panel
      title={t('member.history.title')}
      isBare
      end={
        <Choice
          label={t('member.history.asset')}
          value={asset}
          options={ASSETS.map((value) => ({ value, label: value || t('list.all') }))}
          onChange={(value) => setUrl({ asset: value })}
          className="flex-row! items-center gap-2!"
        />
      }
    >
      <PagedTable
        caption={t('member.history.caption')}
        columns={useColumns()}
        pages={pages}
        rowId={({ asset: of, version }) => `${of}/${version}`}
        rowHref={({ transferId }) => `/admin/ledger/transfers/${transferId}`}
        empty={t('member.history.empty')}
      />
    </Panel>
  )
}

function useColumns(): readonly Column<AdminHistoryItem>[] {
  const t = useTranslations('admin.member.history')
  const sayReason = useReason()
  return [
    { id: 'when', header: t('when'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
    { id: 'reason', header: t('reason'), cell: ({ reason }) => sayReason(reason) },
    {
      id: 'amount',
      header: t('amount'),
      align: 'end',
      cell: ({ amount, asset }) => <Figure value={amount} unit={asset} isSigned />,
    },
    {
      id: 'after',
      header: t('balanceAfter'),
      align: 'end',
      cell: ({ balanceAfter }) => <Figure value={balanceAfter} />,
    },
    { id: 'operator', header: t('operator'), cell: ({ memo, actor }) => <Words memo={memo} actor={actor} /> },
    {
      id: 'related',
      header: t('related'),
      cell: ({ relatedId }) => <Related id={relatedId} />,
    },
  ]
}

/** Why and who, for what an operator did. */
function Words({ memo, actor }: Pick<AdminHistoryItem, 'memo' | 'actor'>) {
  if (!memo && !actor) return '–'
  return (
    <span className="inline-flex gap-2">
      {memo}
      {actor && <Owner id={actor} />}
    </span>
  )
}
