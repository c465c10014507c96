'use client'

import { useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import type { SettlementReceipt } from '@/lib/predictions/settlements/contract'
import { settlementReceiptQuery } from '@/store/queries/admin-market'
import { useMayWrite } from '../console/operator'
import { Panel } from '../controls/panel'
import { Single } from '../controls/single'
import { CorrectButton } from './correct-button'
import { DecisionPath } from './decision-path'
import { EvidenceCards } from './evidence'
import { VersionTable } from './version-table'

/** What a symbol's day was decided on, every version of it, and the correction. */
export function ReceiptPanel({ tradeDate, symbol }: { tradeDate: string; symbol: string }) {
  const t = useTranslations('market.settlement')
  return (
    <Single of={useQuery(settlementReceiptQuery(tradeDate, symbol))} missing={t('noReceipt')}>
      {(receipt) => <Receipt receipt={receipt} />}
    </Single>
  )
}

function Receipt({ receipt }: { receipt: SettlementReceipt }) {
  const t = useTranslations('market.settlement')
  const mayWrite = useMayWrite()
  const name = useLocale() === 'ko' ? receipt.nameKo : receipt.nameEn
  const { symbol, ruleVersion, evidence, path, versions, outcome } = receipt
  return (
    <>
      <Panel
        title={t('receipt', { name, symbol })}
        end={mayWrite && outcome && <CorrectButton result={receipt} outcome={outcome} />}
      >
        <div className="space-y-6">
          <EvidenceCards evidence={evidence} />
          <div className="space-y-2">
            <h3 className="text-13">{t('path', { version: ruleVersion })}</h3>
            <DecisionPath path={path} />
          </div>
        </div>
      </Panel>
      {versions.length > 0 && (
        <Panel title={t('versions')} isBare>
          <VersionTable versions={versions} />
        </Panel>
      )}
    </>
  )
}
