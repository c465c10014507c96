'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { TransferDetail } from '@/lib/ledger/books/contract'
import { transferQuery } from '@/store/queries/admin'
import { BackLink } from '../console/back-link'
import { ScreenHead } from '../console/screen-head'
import { CopyButton } from '../controls/copy-button'
import { Facts } from '../controls/facts'
import { Figure } from '../controls/figure'
import { Moment } from '../controls/moment'
import { Panel } from '../controls/panel'
import { useReason } from '../controls/reason'
import { Single } from '../controls/single'
import { type Column, DataTable } from '../table/data-table'
import { Owner, TransferLink } from './links'

/** One movement: what it was, both its sides, and its link of the chain. */
export function TransferScreen({ id }: { id: string }) {
  const t = useTranslations('admin.ledger')
  return (
    <>
      <BackLink href="/admin/ledger">{t('back')}</BackLink>
      <ScreenHead
        title={t('transfer')}
        lead={
          <span className="flex flex-wrap items-center gap-1">
            <span className="break-all font-mono">{id}</span>
            <CopyButton text={id} what={t('id')} />
          </span>
        }
      />
      <Single of={useQuery(transferQuery(id))} missing={t('notFound')}>
        {(transfer) => <Transfer transfer={transfer} />}
      </Single>
    </>
  )
}

function Transfer({ transfer }: { transfer: TransferDetail }) {
  const t = useTranslations('admin.ledger')
  return (
    <>
      <Panel title={t('facts')}>
        <TransferFacts transfer={transfer} />
      </Panel>
      <Panel title={t('entries')} isBare>
        <DataTable
          caption={t('entriesCaption')}
          columns={useEntryColumns()}
          rows={transfer.entries}
          rowId={({ leg }) => String(leg)}
        />
        <p className="pt-2 text-13 text-ink-soft">{t('zero')}</p>
      </Panel>
      <Panel title={t('proof')}>
        <Facts
          items={[
            {
              name: t('digest'),
              value: (
                <>
                  <Badge tone={transfer.isIntact ? 'positive' : 'danger'}>
                    {t(transfer.isIntact ? 'intact' : 'tampered')}
                  </Badge>
                  <span className="block break-all pt-1 font-mono font-normal">{transfer.digest}</span>
                </>
              ),
            },
            {
              name: t('seal'),
              value: transfer.seal ? (
                <>
                  {t('sealNumber', { seq: transfer.seal.seq })}
                  <span className="block break-all pt-1 font-mono font-normal">{transfer.seal.hash}</span>
                </>
              ) : (
                t('notSealed')
              ),
            },
          ]}
        />
      </Panel>
    </>
  )
}

function TransferFacts({ transfer }: { transfer: TransferDetail }) {
  const t = useTranslations('admin.ledger')
  const words = useTranslations('ledger')
  const sayReason = useReason()
  const { kind, reason, memo, actor, relatedType, relatedId, reverses, reversedBy, holdId, createdAt } = transfer
  return (
    <Facts
      items={[
        { name: t('when'), value: <Moment at={createdAt} /> },
        { name: t('kind'), value: words(`kinds.${kind}`) },
        { name: t('reason'), value: sayReason(reason) },
        { name: t('memo'), value: memo ?? '–' },
        { name: t('actor'), value: actor ? <Owner id={actor} /> : '–' },
        ...(relatedId
          ? [
              {
                name: t('related'),
                value: <span className="break-all font-mono font-normal">{`${relatedType} ${relatedId}`}</span>,
              },
            ]
          : []),
        ...(holdId ? [{ name: t('hold'), value: <span className="font-mono">{holdId}</span> }] : []),
        ...(reverses ? [{ name: t('reverses'), value: <TransferLink id={reverses} /> }] : []),
        ...(reversedBy ? [{ name: t('reversedBy'), value: <TransferLink id={reversedBy} /> }] : []),
      ]}
    />
  )
}

function useEntryColumns(): readonly Column<TransferDetail['entries'][number]>[] {
  const t = useTranslations('admin.ledger')
  return [
    { id: 'owner', header: t('owner'), cell: ({ owner }) => <Owner id={owner} /> },
    { id: 'account', header: t('account'), cell: ({ bucket }) => <span className="font-mono">{bucket}</span> },
    { id: 'asset', header: t('asset'), cell: ({ asset }) => asset },
    { id: 'amount', header: t('change'), align: 'end', cell: ({ amount }) => <Figure value={amount} isSigned /> },
    {
      id: 'held',
      header: t('heldChange'),
      align: 'end',
      cell: ({ heldDelta }) => <Figure value={heldDelta} isSigned />,
    },
    {
      id: 'after',
      header: t('balanceAfter'),
      align: 'end',
      cell: ({ balanceAfter }) => <Figure value={balanceAfter} />,
    },
    { id: 'version', header: t('accountVersion'), align: 'end', cell: ({ version }) => <Figure value={version} /> },
  ]
}
