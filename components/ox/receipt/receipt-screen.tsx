'use client'

import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { TextLink } from '@/components/ui/text-link'
import type { SettlementReceipt } from '@/lib/predictions/settlements/contract'
import { useReceipt } from '@/store/queries/ox'
import { Reading, Unread } from '../shell/reading'
import { useOxWords } from '../shell/use-ox-words'
import { DecisionPath } from './decision-path'
import { EvidenceList } from './evidence-list'
import { Mine } from './mine'
import { Dashes, Paper } from './paper'
import { Total } from './total'
import { VersionList } from './version-list'

/** How one stock's day was decided, printed like the receipt of a till. */
export function ReceiptScreen({ tradeDate, symbol }: { tradeDate: string; symbol: string }) {
  const t = useTranslations('ox.receipt')
  const { nameOf } = useOxWords()
  const { data, error, refetch } = useReceipt(tradeDate, symbol)
  if (!data && error) {
    return <Unread title={t('title', { name: symbol })} problem={error} onRetry={() => void refetch()} />
  }
  if (!data) return <Reading title={t('title', { name: symbol })} />
  const title = t('title', { name: nameOf(data) })
  return (
    <div className="flex flex-col gap-6">
      <PageHead title={title} />
      <Paper label={title}>
        <Head receipt={data} />
        <Dashes />
        {data.outcome ? <Printed receipt={data} /> : <Unprinted receipt={data} />}
      </Paper>
      <p className="flex flex-wrap justify-center gap-x-6">
        <TextLink href={`/ox/results/${tradeDate}`}>{t('toDay')}</TextLink>
        <TextLink href="/rules/ox">{t('toRules')}</TextLink>
      </p>
    </div>
  )
}

function Head({ receipt }: { receipt: SettlementReceipt }) {
  const t = useTranslations('ox')
  const { day, nameOf } = useOxWords()
  return (
    <div className="text-center">
      <p className="text-13 text-ink-soft">{t('receipt.store')}</p>
      <h2 className="mt-1 text-24">{nameOf(receipt)}</h2>
      <p className="font-mono text-15">{receipt.symbol}</p>
      <p className="text-15">{t('common.session', { day: day(receipt.tradeDate) })}</p>
    </div>
  )
}

function Printed({ receipt }: { receipt: SettlementReceipt }) {
  const t = useTranslations('ox.receipt')
  return (
    <>
      <Total receipt={receipt} />
      <Dashes />
      <Mine receipt={receipt} />
      <Dashes />
      <DecisionPath path={receipt.path} />
      <Dashes />
      <EvidenceList evidence={receipt.evidence} />
      <Dashes />
      <VersionList versions={receipt.versions} />
      <p className="mt-4 text-center text-13 text-ink-soft">{t('thanks')}</p>
    </>
  )
}

function Unprinted({ receipt: { holdReason, evidence } }: { receipt: SettlementReceipt }) {
  const t = useTranslations('ox')
  const state = holdReason ? 'held' : 'waiting'
  const reason = holdReason ? t(`common.holdReasons.${holdReason}`) : ''
  return (
    <>
      <EmptyState title={t(`receipt.${state}.title`)}>{t(`receipt.${state}.text`, { reason })}</EmptyState>
      {evidence.length > 0 && <EvidenceList evidence={evidence} />}
    </>
  )
}
