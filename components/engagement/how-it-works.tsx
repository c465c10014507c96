'use client'

import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { SPOILED_LATE_MIN, SPOILED_MIN } from '@/lib/engagement/outages/constants'
import { PROTECTION_EVERY_DAYS, PROTECTIONS_MAX } from '@/lib/engagement/streaks/constants'

const FIGURES = {
  every: PROTECTION_EVERY_DAYS,
  max: PROTECTIONS_MAX,
  minutes: SPOILED_MIN,
  late: SPOILED_LATE_MIN,
}
const POINTS = ['day', 'visit', 'play', 'protection', 'outage', 'end'] as const

/** The rules, whole. */
export function HowItWorks() {
  const t = useTranslations('streak.how')
  return (
    <Card aria-labelledby="how" className="space-y-3">
      <h2 id="how" className="text-17">
        {t('title')}
      </h2>
      <ul className="list-disc space-y-2 ps-5 text-15 text-ink-soft">
        {POINTS.map((point) => (
          <li key={point}>{t(point, FIGURES)}</li>
        ))}
      </ul>
    </Card>
  )
}
