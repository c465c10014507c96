'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Evidence } from '@/lib/predictions/settlements/contract'
import { useOxWords } from '../shell/use-ox-words'
import { Line } from './paper'

/** What each source said, when it was read, and the fingerprint of what was read. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  const t = useTranslations('ox')
  const format = useFormatter()
  const { price } = useOxWords()
  const say = (micros: number | null) => (micros === null ? t('receipt.noTrade') : price(micros))
  return (
    <section aria-labelledby="evidence">
      <h3 id="evidence" className="font-semibold text-15">
        {t('receipt.evidence')}
      </h3>
      <p className="mb-2 text-13 text-ink-soft">{t('receipt.evidenceLead')}</p>
      <ul className="space-y-4">
        {evidence.map(({ source, closeMicros, prevCloseMicros, isDemo, bodyHash, fetchedAt }) => (
          <li key={`${source} ${bodyHash}`}>
            <dl>
              <Line name={t('receipt.source')}>
                <span className="font-mono font-normal">{source}</span> {isDemo && <Badge>{t('common.demo')}</Badge>}
              </Line>
              <Line name={t('receipt.close')}>{say(closeMicros)}</Line>
              {prevCloseMicros !== null && <Line name={t('receipt.prev')}>{price(prevCloseMicros)}</Line>}
              <Line name={t('receipt.fetched')}>
                {format.dateTime(new Date(fetchedAt), { dateStyle: 'short', timeStyle: 'medium' })}
              </Line>
            </dl>
            <p className="text-13 text-ink-soft">{t('receipt.hash')}</p>
            <p className="break-all font-mono text-13">{bodyHash}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
