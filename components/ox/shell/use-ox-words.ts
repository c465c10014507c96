'use client'

import { useFormatter, useLocale } from 'next-intl'

const MICROS = 1_000_000
const KOREA = 'Asia/Seoul'
const NEW_YORK = 'America/New_York'

type OxWords = {
  /** A stock's name in the member's language. */
  nameOf: (stock: { nameKo: string; nameEn: string }) => string
  /** Millionths of a dollar as dollars and cents. */
  price: (micros: number) => string
  /** What a close is away from the one before it, in percent, with its sign. */
  change: (before: number, after: number) => string
  /** A trading session's US date, the same wherever it is read. */
  day: (tradeDate: string) => string
  /** An instant on a Korean clock, and on the exchange's. */
  kst: (instant: string) => string
  newYork: (instant: string) => string
  /** Hour and minute on a Korean clock. */
  clock: (instant: string) => string
}

/** How O/X says names, prices, days and instants. */
export function useOxWords(): OxWords {
  const format = useFormatter()
  const locale = useLocale()
  const moment = (instant: string, timeZone: string) =>
    format.dateTime(new Date(instant), {
      month: 'numeric',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    })
  return {
    nameOf: ({ nameKo, nameEn }) => (locale === 'ko' ? nameKo : nameEn),
    price: (micros) =>
      format.number(micros / MICROS, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' }),
    change: (before, after) =>
      format.number((after - before) / before, {
        style: 'percent',
        signDisplay: 'exceptZero',
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      }),
    // A date has no hour: noon in UTC lies on it in both zones.
    day: (tradeDate) =>
      format.dateTime(new Date(`${tradeDate}T12:00:00Z`), {
        month: 'numeric',
        day: 'numeric',
        weekday: 'short',
        timeZone: 'UTC',
      }),
    kst: (instant) => moment(instant, KOREA),
    newYork: (instant) => moment(instant, NEW_YORK),
    clock: (instant) =>
      format.dateTime(new Date(instant), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: KOREA }),
  }
}
