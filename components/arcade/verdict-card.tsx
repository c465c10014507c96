'use client'

import { CircleCheck, CircleX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { Difference, Verification } from '@/lib/arcade/fairness/contract'
import type { Verdict } from '@/store/queries/arcade'
import { SlotSymbol } from './slot-symbol'

const isSame = (a: Verification['recomputed'], b: Verification['recomputed']) =>
  a.serverSeedHash === b.serverSeedHash &&
  a.payout === b.payout &&
  a.result.stops.join() === b.result.stops.join() &&
  a.result.reels.join() === b.result.reels.join()

/** What this browser found, and beside it what the server knows beyond the seeds (the recorded bet, for one). */
const differencesOf = ({ browser, server }: Verdict): Difference[] => {
  const mine = browser?.differences ?? []
  return [...mine, ...server.differences.filter(({ field }) => !mine.some((one) => one.field === field))]
}

const FIELD_WORDS = {
  'result.stops': 'result_stops',
  'result.reels': 'result_reels',
  'result.line': 'result_line',
  'result.presentation': 'result_presentation',
} as const
type Plain = Exclude<Difference['field'], keyof typeof FIELD_WORDS>
const wordOf = (field: Difference['field']) =>
  field in FIELD_WORDS ? FIELD_WORDS[field as keyof typeof FIELD_WORDS] : (field as Plain)

/** The outcome of a verification: right or wrong, and if wrong, where. */
export function VerdictCard({ verdict }: { verdict: Verdict }) {
  const t = useTranslations('arcade.verify')
  const { browser, server } = verdict
  const differences = differencesOf(verdict)
  const isMatch = differences.length === 0
  const agreement = browser && (isSame(browser.recomputed, server.recomputed) ? 'agree' : 'disagree')
  return (
    <Card className="space-y-4 border" role="status" data-verdict={isMatch ? 'match' : 'mismatch'}>
      <div className="flex items-start gap-3">
        {isMatch ? (
          <CircleCheck aria-hidden className="size-6 shrink-0 text-positive" strokeWidth={1.75} />
        ) : (
          <CircleX aria-hidden className="size-6 shrink-0 text-danger" strokeWidth={1.75} />
        )}
        <div>
          <p className="font-semibold text-17">{t(isMatch ? 'match' : 'mismatch')}</p>
          <p className="text-15 text-ink-soft">{t(agreement ?? 'serverOnly')}</p>
        </div>
      </div>
      {!isMatch && <Differences differences={differences} />}
      <Recomputed verification={browser ?? server} isLocal={browser !== null} />
    </Card>
  )
}

function Differences({ differences }: { differences: Difference[] }) {
  const t = useTranslations('arcade.verify')
  return (
    <ul className="space-y-3">
      {differences.map(({ field, claimed, recomputed }) => (
        <li key={field} data-field={field} className="rounded-control bg-sunken p-3">
          <p className="font-medium">{t(`fields.${wordOf(field)}`)}</p>
          <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-13">
            <dt className="text-ink-soft">{t('claimed')}</dt>
            <dd className="break-all font-mono">{claimed}</dd>
            <dt className="text-ink-soft">{t('recomputed')}</dt>
            <dd className="break-all font-mono">{recomputed}</dd>
          </dl>
        </li>
      ))}
    </ul>
  )
}

function Recomputed({ verification, isLocal }: { verification: Verification; isLocal: boolean }) {
  const t = useTranslations('arcade')
  const { result, payout } = verification.recomputed
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-t pt-4">
      <div>
        <p className="text-13 text-ink-soft">{t(isLocal ? 'verify.browser' : 'verify.server')}</p>
        <p className="figure font-medium">
          {t(`lines.${result.line ?? 'none'}`)} · {t('gold', { amount: payout })}
        </p>
        <p className="figure font-mono text-13 text-ink-soft">{result.stops.join(', ')}</p>
      </div>
      <span role="img" aria-label={result.reels.map((name) => t(`symbols.${name}`)).join(', ')} className="flex">
        {result.reels.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a reel is its place
          <SlotSymbol key={index} name={name} className="size-12" />
        ))}
      </span>
    </div>
  )
}
