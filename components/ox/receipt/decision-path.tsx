'use client'

import { useTranslations } from 'next-intl'
import type { Step } from '@/lib/predictions/settlements/contract'
import { useFactWords } from './use-fact-words'

/** Each question of the rule, in its order, with the answer and the figures that gave it. */
export function DecisionPath({ path }: { path: readonly Step[] }) {
  const t = useTranslations('ox.receipt')
  const say = useFactWords()
  return (
    <section aria-labelledby="path">
      <h3 id="path" className="mb-2 font-semibold text-15">
        {t('path')}
      </h3>
      <ol className="space-y-3">
        {path.map(({ step, result, facts }, index) => (
          <li key={step} className="flex gap-3 text-15">
            <span aria-hidden className="figure w-5 shrink-0 text-end text-ink-soft">
              {index + 1}
            </span>
            <div className="min-w-0 flex-1">
              <p className="text-13 text-ink-soft">{t(`steps.${step}`)}</p>
              <p className="font-medium">{say.found(step, result)}</p>
              {Object.entries(facts).map(([name, value]) => (
                <p key={name} className="figure break-words text-13 text-ink-soft">
                  {say.factName(name)} {say.factValue(name, value)}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
