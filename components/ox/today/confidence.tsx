'use client'

import { useTranslations } from 'next-intl'
import { Segmented } from '@/components/ui/segmented'
import { CONFIDENCES } from '@/lib/predictions/picks/constants'
import type { Confidence as Sure } from './use-picking'

type ConfidenceProps = { symbol: string; value: Sure; onChange: (confidence: Sure) => void }

const NONE = 'none'

/** How sure the member is, tucked away: nobody has to say. */
export function Confidence({ symbol, value, onChange }: ConfidenceProps) {
  const t = useTranslations('ox.today.card')
  const id = `sure-${symbol}`
  const options = [
    { value: NONE, label: t('none') },
    ...CONFIDENCES.map((percent) => ({ value: String(percent), label: t('percent', { percent }) })),
  ]
  const sureOf = (text: string) => CONFIDENCES.find((percent) => String(percent) === text) ?? null
  return (
    <details className="border-t pt-1">
      <summary id={id} className="flex min-h-11 cursor-pointer items-center text-15 text-ink-soft">
        {value === null ? t('confidence') : t('confidenceSet', { percent: value })}
      </summary>
      <div className="space-y-2 pb-1">
        <Segmented
          labelledBy={id}
          value={value === null ? NONE : String(value)}
          options={options}
          onChange={(text) => onChange(sureOf(text))}
        />
        <p className="text-13 text-ink-soft">{t('confidenceLead')}</p>
      </div>
    </details>
  )
}
