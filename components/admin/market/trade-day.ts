'use client'

import { useFormatter } from 'next-intl'

/** A US trading date in words: 11월 23일 (월). It is a date, not an instant, so it is the same in every zone. */
export function useTradeDay(): (tradeDate: string) => string {
  const format = useFormatter()
  return (tradeDate) =>
    format.dateTime(new Date(`${tradeDate}T12:00:00Z`), {
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      weekday: 'short',
      timeZone: 'UTC',
    })
}
