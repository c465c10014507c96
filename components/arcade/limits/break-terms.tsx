'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { PAUSES } from '@/lib/arcade/limits/constants'
import type { PauseTerm } from '@/lib/arcade/limits/contract'

type BreakTermsProps = { terms: PauseTerm[]; value: PauseTerm | null; onChange: (term: PauseTerm) => void }

const GROUPS = [
  { kind: 'cool_off', title: 'coolOff' },
  { kind: 'self_exclusion', title: 'selfExclusion' },
] as const

/** How long a break can be, short ones and long ones, none of them chosen beforehand. */
export function BreakTerms({ terms, value, onChange }: BreakTermsProps) {
  const t = useTranslations('limits.break')
  const name = useId()
  return (
    <div className="space-y-4">
      {GROUPS.map(({ kind, title }) => {
        const own = terms.filter((term) => PAUSES[term].kind === kind)
        if (own.length === 0) return null
        return (
          <fieldset key={kind} className="space-y-2">
            <legend className="text-13 text-ink-soft">{t(title)}</legend>
            <div className="grid gap-2 sm:grid-cols-3">
              {own.map((term) => (
                <label
                  key={term}
                  className="relative flex min-h-12 cursor-pointer items-center justify-center rounded-control border border-edge px-3 text-center font-medium text-15 transition duration-150 has-checked:border-accent has-checked:bg-accent-tint has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
                >
                  <input
                    type="radio"
                    name={name}
                    value={term}
                    checked={term === value}
                    onChange={() => onChange(term)}
                    className="absolute inset-0 cursor-pointer opacity-0"
                  />
                  {t(`terms.${term}`)}
                </label>
              ))}
            </div>
          </fieldset>
        )
      })}
    </div>
  )
}
