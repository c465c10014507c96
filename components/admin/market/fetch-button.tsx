'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { EodReport } from '@/lib/predictions/quotes/contract'
import { fetchPrices, marketKey } from '@/store/queries/admin-market'
import { useWrite } from '@/store/use-write'
import { AskDialog } from '../controls/ask-dialog'
import { DENSE } from '../controls/dense'
import { useTradeDay } from './trade-day'

/** Asks the sources now for what is missing of the day in sight. */
export function FetchButton({ report }: { report: EodReport | undefined }) {
  const t = useTranslations('market.prices')
  const say = useTradeDay()
  const cache = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const fetching = useWrite(fetchPrices, {
    isMine: false,
    onSuccess: () => {
      setAsking(false)
      void cache.invalidateQueries({ queryKey: marketKey })
    },
  })
  const tradeDate = report?.tradeDate
  if (!tradeDate) return null
  const missing = report.symbols.filter(({ missingSources }) => missingSources.length > 0).length
  const { answer } = fetching
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p role="status" className="text-13 text-ink-soft empty:absolute">
        {answer && !isAsking
          ? t('fetched', { asked: answer.asked, stored: answer.stored, waiting: answer.waiting.length })
          : ''}
      </p>
      <Button size="sm" className={DENSE} onClick={() => setAsking(true)}>
        {t('fetch')}
      </Button>
      {isAsking && (
        <AskDialog
          title={t('fetchTitle', { day: say(tradeDate) })}
          follows={
            <>
              <p>{t('fetchFollows', { missing })}</p>
              <p>{t('fetchBudget')}</p>
            </>
          }
          confirm={t('fetch')}
          isBusy={fetching.isPending}
          problem={fetching.problem}
          onClose={() => setAsking(false)}
          onConfirm={() => fetching.write({ body: { tradeDate } })}
        />
      )}
    </div>
  )
}
