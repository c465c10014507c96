'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { LimitKind } from '@/lib/arcade/limits/contract'

/** Amounts and instants as this part of the product says them: instants to the minute, in Korea. */
export function useLimitWords() {
  const t = useTranslations('limits')
  const format = useFormatter()
  return {
    amountOf: (kind: LimitKind, amount: number | null): string => {
      if (amount === null) return t('none')
      return t(kind === 'minutes' ? 'minutes' : 'gold', { amount })
    },
    momentOf: (instant: string | Date): string =>
      format.dateTime(new Date(instant), { dateStyle: 'long', timeStyle: 'short' }),
  }
}
