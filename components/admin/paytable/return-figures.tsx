'use client'

import { useTranslations } from 'next-intl'
import type { Fraction } from '@/lib/arcade/odds/contract'

type Odds = { rtp: Fraction; hit: Fraction }

/** What a paytable pays back and how often, exactly; beside what it was before, if it replaces one. */
export function ReturnFigures({ before, after }: { before?: Odds; after: Odds }) {
  const t = useTranslations('admin.paytable')
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3">
      {(['rtp', 'hit'] as const).map((id) => (
        <div key={id}>
          <dt className="text-13 text-ink-soft">{t(id === 'rtp' ? 'return' : 'hit')}</dt>
          <dd className="figure">
            {before && before[id].percent !== after[id].percent && (
              <span className="text-17 text-ink-soft">{t('percent', before[id])} → </span>
            )}
            <span className="font-semibold text-24">{t('percent', after[id])}</span>
            <span className="block text-13 text-ink-soft">
              {t('exact', { numerator: String(after[id].numerator), denominator: String(after[id].denominator) })}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
