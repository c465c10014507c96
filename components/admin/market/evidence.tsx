'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { SOURCES } from '@/lib/predictions/quotes/constants'
import type { Evidence } from '@/lib/predictions/settlements/contract'
import { Moment } from '../controls/moment'
import { sayChange, sayPrice } from './price'

/** What each source said, side by side. */
export function EvidenceCards({ evidence }: { evidence: readonly Evidence[] }) {
  const t = useTranslations('market.evidence')
  if (evidence.length === 0) return <p className="text-13 text-ink-soft">{t('none')}</p>
  return (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {evidence.map((one) => (
        <li key={`${one.source}${one.fetchedAt}`} className="min-w-0 rounded-control border bg-surface p-4">
          <Said evidence={one} />
        </li>
      ))}
    </ul>
  )
}

function Said({ evidence }: { evidence: Evidence }) {
  const t = useTranslations('market')
  const { source, closeMicros, prevCloseMicros, split, isDemo, bodyHash, fetchedAt } = evidence
  const known = SOURCES.find((one) => one === source)
  return (
    <div className="space-y-2 text-13">
      <h3 className="flex items-center gap-2 text-13">
        {known ? t(`prices.names.${known}`) : source}
        {isDemo && <Badge>{t('prices.demo')}</Badge>}
      </h3>
      <p className="figure font-semibold text-20">
        {closeMicros === null ? t('prices.noTrade') : sayPrice(closeMicros)}{' '}
        <span className="font-medium text-13">{sayChange(prevCloseMicros, closeMicros)}</span>
      </p>
      <p className="text-ink-soft">
        {t('evidence.before')} <span className="figure">{sayPrice(prevCloseMicros)}</span>
        {split.numerator !== split.denominator && ` · ${t('evidence.split')} ${split.numerator}:${split.denominator}`}
      </p>
      <p className="text-ink-soft">
        <Moment at={fetchedAt} />
      </p>
      <p className="break-all font-mono text-ink-soft">
        <span className="sr-only">{t('evidence.hash')} </span>
        {bodyHash}
      </p>
    </div>
  )
}
