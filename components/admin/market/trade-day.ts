'use client'

import { useFormatter } from 'next-intl'

/** A US trading date in words: 2026년 11월 23일 (월). It is a date, not an instant, so it is the same in every zone. */
export function useTradeDay(): (tradeDate: string) => string {
  const format = useFormatter()
  return (tradeDate) => {
    const noon = new Date(`${tradeDate}T12:00:00Z`)
    const date = format.dateTime(noon, { dateStyle: 'long', timeZone: 'UTC' })
    return `${date} (${format.dateTime(noon, { weekday: 'short', timeZone: 'UTC' })})`
  }
}
