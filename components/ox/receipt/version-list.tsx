'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { SettlementVersion } from '@/lib/predictions/settlements/contract'
import { Line } from './paper'
import { useFactWords } from './use-fact-words'

/** By which rule, by whom and when; each later version with what it says differently. */
export function VersionList({ versions }: { versions: readonly SettlementVersion[] }) {
  const t = useTranslations('ox')
  const format = useFormatter()
  const say = useFactWords()
  return (
    <section aria-labelledby="versions">
      <h3 id="versions" className="mb-2 font-semibold text-15">
        {t('receipt.versions')}
      </h3>
      <ol className="space-y-3">
        {versions.map(({ version, outcome, ruleVersion, decidedBy, decidedAt, note, changes }) => (
          <li key={version}>
            <p className="font-medium">
              {t('receipt.versionLine', { version, outcome: t(`common.outcomes.${outcome}`) })}
            </p>
            <dl>
              <Line name={t('receipt.rule')}>{t('receipt.ruleValue', { version: ruleVersion })}</Line>
              <Line name={t('receipt.by')}>{t(decidedBy === 'rule' ? 'receipt.byRule' : 'receipt.byOperator')}</Line>
              <Line name={t('receipt.decided')}>
                {format.dateTime(new Date(decidedAt), { dateStyle: 'short', timeStyle: 'medium' })}
              </Line>
              {note && <Line name={t('receipt.note')}>{note}</Line>}
            </dl>
            {changes.map(({ field, from, to }) => (
              <p key={field} className="figure text-13 text-ink-soft">
                {t('receipt.changedFrom', {
                  field: say.fieldName(field),
                  from: say.factValue(field, from),
                  to: say.factValue(field, to),
                })}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
