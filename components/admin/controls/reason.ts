'use client'

import { useTranslations } from 'next-intl'

/** The words of a ledger's reason; a word that nobody translated yet stands for itself. */
export function useReason(): (reason: string) => string {
  const t = useTranslations('ledger')
  return (reason) => (t.has(`reasons.${reason}`) ? t(`reasons.${reason}`) : reason)
}
