'use client'

import { useTranslations } from 'next-intl'
import type { Step } from '@/lib/predictions/settlements/contract'

const sayFacts = (facts: Step['facts']): string =>
  Object.entries(facts)
    .map(([name, fact]) => `${name} ${fact ?? '–'}`)
    .join(' · ')

/** The questions of the rule text in order, what each found, and the figures it looked at. */
export function DecisionPath({ path }: { path: readonly Step[] }) {
  const t = useTranslations('market')
  if (path.length === 0) return <p className="text-13 text-ink-soft">{t('settlement.noPath')}</p>
  return (
    <ol className="space-y-1 text-13">
      {path.map(({ step, result, facts }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps keep their order, and the same may come twice
        <li key={index} className="flex flex-wrap gap-x-3">
          <span className="font-medium">{t(`steps.${step}`)}</span>
          <span className="font-mono">{result}</span>
          <span className="break-words text-ink-soft">{sayFacts(facts)}</span>
        </li>
      ))}
    </ol>
  )
}
