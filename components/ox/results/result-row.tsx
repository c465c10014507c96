'use client'

import { ReceiptText } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { SettlementResult } from '@/lib/predictions/settlements/contract'
import { SideMark } from '../shell/side-mark'
import { useOxWords } from '../shell/use-ox-words'

/** One stock: what it did, between which closes, what I said and got, and the way to the receipt. */
export function ResultRow({ result }: { result: SettlementResult }) {
  const t = useTranslations('ox')
  const { nameOf, price, change } = useOxWords()
  const { tradeDate, symbol, outcome, prevCloseMicros: before, closeMicros: after, pick, version } = result
  const name = nameOf(result)
  return (
    <li data-testid={`result-${symbol}`} className="flex items-start gap-4 py-4">
      {outcome ? (
        <SideMark side={outcome} className="mt-1 size-7" />
      ) : (
        <span aria-hidden className="mt-1 size-7 shrink-0 rounded-full border-2 border-edge border-dashed" />
      )}
      <div className="min-w-0 flex-1 space-y-0.5">
        <h3 className="flex flex-wrap items-center gap-2 text-17">
          {name}
          <span className="font-mono font-normal text-13 text-ink-soft">{symbol}</span>
          {version > 1 && <Badge>{t('results.corrected')}</Badge>}
        </h3>
        <p className="text-15">
          <span className="font-medium">{outcome ? t(`common.outcomes.${outcome}`) : t('results.wait')}</span>
          <Why result={result} />
        </p>
        {before !== null && after !== null && (
          <p className="figure text-13 text-ink-soft">
            {t('results.close', { before: price(before), after: price(after) })} ({change(before, after)})
          </p>
        )}
        {pick && <Mine pick={pick} />}
      </div>
      <Link
        href={`/ox/results/${tradeDate}/${symbol}`}
        className="-me-2 inline-flex min-h-11 shrink-0 items-center gap-1 rounded-control px-2 font-medium text-13 text-accent hover:underline"
      >
        <ReceiptText aria-hidden className="size-4" strokeWidth={1.75} />
        <span aria-hidden>{t('results.receipt')}</span>
        <span className="sr-only">{t('results.receiptOf', { name })}</span>
      </Link>
    </li>
  )
}

function Why({ result: { voidReason, holdReason } }: { result: SettlementResult }) {
  const t = useTranslations('ox.common')
  if (voidReason) return <span className="text-ink-soft"> · {t(`voidReasons.${voidReason}`)}</span>
  if (holdReason) return <span className="text-ink-soft"> · {t(`holdReasons.${holdReason}`)}</span>
  return null
}

function Mine({ pick: { side, state, points } }: { pick: NonNullable<SettlementResult['pick']> }) {
  const t = useTranslations('ox')
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-15">
      <span className="inline-flex items-center gap-1.5">
        <SideMark side={side} className="size-4" />
        {t('results.myPick', { side: t(`common.sides.${side}`) })}
      </span>
      <span className="font-medium">{t(`results.state.${state}`)}</span>
      {points !== null && <span className="figure font-semibold">{t('results.awarded', { amount: points })}</span>}
    </p>
  )
}
