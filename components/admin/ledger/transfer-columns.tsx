'use client'

import { useTranslations } from 'next-intl'
import type { TransferSummary } from '@/lib/ledger/books/contract'
import { Moment } from '../controls/moment'
import { useReason } from '../controls/reason'
import { ShortId } from '../controls/short-id'
import type { Column } from '../table/data-table'
import { Owner, Related } from './links'

/** What a list says of a transfer. */
export function useTransferColumns(): readonly Column<TransferSummary>[] {
  const t = useTranslations('admin.ledger')
  const words = useTranslations('ledger')
  const sayReason = useReason()
  return [
    { id: 'id', header: t('id'), cell: ({ id }) => <ShortId id={id} /> },
    { id: 'when', header: t('when'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
    { id: 'kind', header: t('kind'), cell: ({ kind }) => words(`kinds.${kind}`) },
    { id: 'reason', header: t('reason'), cell: ({ reason }) => sayReason(reason) },
    { id: 'memo', header: t('memo'), cell: ({ memo }) => memo ?? '–' },
    { id: 'actor', header: t('actor'), cell: ({ actor }) => (actor ? <Owner id={actor} /> : '–') },
    {
      id: 'related',
      header: t('related'),
      cell: ({ relatedId }) => <Related id={relatedId} />,
    },
  ]
}
