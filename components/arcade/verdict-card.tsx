'use client'

import { CircleCheck, CircleX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { Difference, Verification } from '@/lib/arcade/fairness/contract'
import type { Verdict } from '@/store/queries/verifier'
import { RecomputedResult } from './verdict-result'

const isSame = (a: Verification['recomputed'], b: Verification['recomputed']) =>
  a.serverSeedHash === b.serverSeedHash &&
  a.payout === b.payout &&
  JSON.stringify(a.result) === JSON.stringify(b.result)

/** What this browser found, and beside it what the server knows beyond the seeds (the recorded bet, for one). */
const differencesOf = ({ browser, server }: Verdict): Difference[] => {
  const mine = browser?.differences ?? []
  const theirs = server?.differences ?? []
  return [...mine, ...theirs.filter(({ field }) => !mine.some((one) => one.field === field))]
}

function agreementOf({ browser, server }: Verdict): 'agree' | 'disagree' | 'serverOnly' | null {
  if (!server) return null
  if (!browser) return 'serverOnly'
  return isSame(browser.recomputed, server.recomputed) ? 'agree' : 'disagree'
}

/** The outcome of a verification: right or wrong, and if wrong, where. */
export function VerdictCard({ verdict }: { verdict: Verdict }) {
  const t = useTranslations('arcade.verify')
  const more = useTranslations('odds.verify')
  const { browser, server } = verdict
  const differences = differencesOf(verdict)
  const isMatch = differences.length === 0
  const agreement = agreementOf(verdict)
  const shown = browser ?? server
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
          <p className="text-15 text-ink-soft">{agreement ? t(agreement) : more('offlineVerdict')}</p>
        </div>
      </div>
      {!isMatch && <Differences differences={differences} />}
      {shown && <Recomputed verification={shown} isLocal={browser !== null} />}
    </Card>
  )
}

function Differences({ differences }: { differences: Difference[] }) {
  const t = useTranslations('arcade.verify')
  const wordOf = useDifferenceWords()
  return (
    <ul className="space-y-3">
      {differences.map(({ field, claimed, recomputed }) => (
        <li key={field} data-field={field} className="rounded-control bg-sunken p-3">
          <p className="font-medium">{wordOf(field)}</p>
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

/** Words for a field by its path; an element of a list is named by its place, counted from one. */
function useDifferenceWords(): (field: string) => string {
  const t = useTranslations('arcade.verify.fields')
  const more = useTranslations('odds.verify')
  return (field) => {
    const known = field.replaceAll('.', '_')
    if (t.has(known)) return t(known)
    const parts = field.split('.')
    const last = parts.at(-1) ?? field
    const words = more.has(last) ? more(last) : field
    return parts[1] === 'pulls' && parts.length > 3
      ? more('pull', { place: Number(parts[2]) + 1, field: words })
      : words
  }
}

function Recomputed({ verification, isLocal }: { verification: Verification; isLocal: boolean }) {
  const t = useTranslations('arcade')
  const { recomputed } = verification
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-t pt-4">
      <div>
        <p className="text-13 text-ink-soft">{t(isLocal ? 'verify.browser' : 'verify.server')}</p>
        <p className="figure font-medium">{t('gold', { amount: recomputed.payout })}</p>
      </div>
      <RecomputedResult recomputed={recomputed} />
    </div>
  )
}
