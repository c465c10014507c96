'use client'

import { Receipt } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { LinkRow } from '@/components/ui/link-row'
import type { Today } from '@/lib/predictions/sessions/contract'
import { useOxWords } from '../shell/use-ox-words'

/** The way to the results of the day before, or when they come. */
export function PreviousDay({ previous }: { previous: NonNullable<Today['previous']> }) {
  const t = useTranslations('ox.today.previous')
  const { day, kst } = useOxWords()
  const { tradeDate, phase, settleAt } = previous
  if (phase === 'CANCELLED') return null
  const isKnown = phase === 'SETTLED' || phase === 'HELD'
  const words = { day: day(tradeDate), time: kst(settleAt) }
  return (
    <Card className="py-3">
      <LinkRow
        href={`/ox/results/${tradeDate}`}
        icon={<Receipt aria-hidden className="size-6" strokeWidth={1.75} />}
        title={t(isKnown ? phase : 'waiting', words)}
        lead={t('show')}
      />
    </Card>
  )
}
