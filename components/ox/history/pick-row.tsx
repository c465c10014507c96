'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { PickRecord } from '@/lib/predictions/picks/contract'
import { SideMark } from '../shell/side-mark'
import { useOxWords } from '../shell/use-ox-words'

/** One pick: what I said, what happened, what it brought; leads to the receipt. */
export function PickRow({ record }: { record: PickRecord }) {
  const t = useTranslations('ox')
  const { nameOf } = useOxWords()
  const { pick, pays, points } = record
  const what = useWhat(record)
  return (
    <li>
      <Link
        href={`/ox/results/${pick.tradeDate}/${pick.symbol}`}
        className="-mx-3 flex min-h-14 items-center gap-4 rounded-control px-3 py-3 transition duration-150 hover:bg-sunken"
      >
        <SideMark side={pick.side} className="size-6" />
        <span className="min-w-0 flex-1">
          <span className="block font-medium">
            {nameOf(record)} · {t(`common.sides.${pick.side}`)}
          </span>
          <span className="figure block text-13 text-ink-soft">
            {what}
            {pick.confidence !== null && ` · ${t('history.confidence', { percent: pick.confidence })}`}
          </span>
        </span>
        <span className="shrink-0 text-end">
          <span className="block font-medium text-15">
            {t(`results.state.${pick.state === 'CANCELLED' ? 'OPEN' : pick.state}`)}
          </span>
          <span className="figure block text-13 text-ink-soft">
            {points !== null
              ? t('history.points', { amount: points })
              : pays !== null && t('history.pays', { amount: pays })}
          </span>
        </span>
      </Link>
    </li>
  )
}

/** What the stock did, or why nothing was decided. */
function useWhat({ outcome, voidReason, previousClose: before, close: after }: PickRecord): string {
  const t = useTranslations('ox')
  const { price, change } = useOxWords()
  if (outcome === null) return t('results.wait')
  if (voidReason) return t(`common.voidReasons.${voidReason}`)
  if (before === null || after === null) return t(`common.outcomes.${outcome}`)
  return `${t('results.close', { before: price(before), after: price(after) })} (${change(before, after)})`
}
