'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Outcome, SettlementReceipt } from '@/lib/predictions/settlements/contract'
import { DENSE } from '../controls/dense'
import { CorrectionPreview } from './correction-preview'
import { DecisionDialog } from './decision-dialog'
import { useTradeDay } from './trade-day'

/** Settles a symbol's day again. The way back is another correction, with the outcome before filled in. */
export function CorrectButton({ result, outcome }: { result: SettlementReceipt; outcome: Outcome }) {
  const t = useTranslations('market.settlement')
  const say = useTradeDay()
  const [asking, setAsking] = useState<Outcome | null>(null)
  const [corrected, setCorrected] = useState<{ from: Outcome; version: number } | null>(null)
  const { tradeDate, symbol } = result
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p role="status" className="text-13 text-ink-soft empty:absolute">
        {corrected ? t('corrected', { version: corrected.version }) : ''}
      </p>
      {corrected && (
        <Button tone="quiet" size="sm" className={DENSE} onClick={() => setAsking(corrected.from)}>
          {t('prepareUndo')}
        </Button>
      )}
      <Button tone="danger" size="sm" className={DENSE} onClick={() => setAsking(outcome)}>
        {t('correct')}
      </Button>
      {asking && (
        <DecisionDialog
          kind="correct"
          tradeDate={tradeDate}
          symbol={symbol}
          outcome={asking}
          title={t('correctTitle', { symbol, day: say(tradeDate) })}
          follows={(chosen) => <CorrectionPreview result={result} outcome={chosen} />}
          onClose={() => setAsking(null)}
          onDone={({ version }) => {
            setAsking(null)
            setCorrected({ from: outcome, version })
          }}
        />
      )}
    </div>
  )
}
