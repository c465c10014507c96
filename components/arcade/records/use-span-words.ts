'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { Span } from '@/lib/arcade/periods/contract'

/** The days of a period in words. */
export function useSpanWords() {
  const t = useTranslations('records.stats')
  const format = useFormatter()
  // A calendar day has no hour: noon in Korea lies on it wherever it is read.
  const day = (text: string) => format.dateTime(new Date(`${text}T12:00:00+09:00`), { dateStyle: 'medium' })
  return ({ fromDay, toDay }: Pick<Span, 'fromDay' | 'toDay'>) => {
    if (fromDay === null) return t('spanAll', { to: day(toDay) })
    return fromDay === toDay ? t('spanDay', { to: day(toDay) }) : t('span', { from: day(fromDay), to: day(toDay) })
  }
}
