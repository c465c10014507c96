import * as z from 'zod'
import { EXCHANGE_ZONE } from '@/lib/predictions/calendar/constants'
import { failed, microsOf, momentOf, NO_SPLIT, parseBody, type Question, type Reading, refusalOf } from './reading'

/** TIME_SERIES_DAILY (https://www.alphavantage.co/documentation/#daily). Prices are as traded: it knows of no splits. */
const Daily = z.looseObject({
  'Meta Data': z.looseObject({ '2. Symbol': z.string(), '3. Last Refreshed': z.string() }),
  'Time Series (Daily)': z.record(z.string(), z.looseObject({ '4. close': z.string() })),
})
const Anything = z.record(z.string(), z.unknown())

/**
 * Every refusal comes with status 200, and its words and even its key have changed three times: a body without the data
 * is a failure whatever it says. The key only chooses the word that operators read.
 */
function failureOf(body: string): Reading {
  const message = parseBody(Anything, body)
  if (!message) return failed('malformed', 'not the documented JSON')
  const [key] = Object.keys(message)
  if (key === undefined) return failed('no_data', 'an empty answer')
  if (key === 'Note' || key === 'Information') return failed('limited', `${key}: ${String(message[key])}`)
  if (key === 'Error Message') return failed('refused', `${key}: ${String(message[key])}`)
  return failed('malformed', 'no daily series in the answer')
}

/** A plain date says that the day is complete; a time has to lie at or after the bell. */
function isFinal(lastRefreshed: string, { tradeDate, closeAt }: Question): boolean {
  if (/^\d{4}-\d\d-\d\d$/.test(lastRefreshed)) return lastRefreshed >= tradeDate
  const refreshedAt = momentOf(lastRefreshed, EXCHANGE_ZONE)
  return refreshedAt !== null && refreshedAt >= closeAt
}

/** What Alpha Vantage says of the one symbol of the question. */
export function readAlphaVantage(status: number, body: string, question: Question): Reading {
  const refusal = refusalOf(status)
  if (refusal) return refusal
  const daily = parseBody(Daily, body)
  if (!daily) return failureOf(body)
  const [symbol = ''] = question.symbols
  const { '2. Symbol': named, '3. Last Refreshed': lastRefreshed } = daily['Meta Data']
  if (named.toUpperCase() !== symbol) return failed('malformed', `it answered for ${named}`)
  const rows = daily['Time Series (Daily)']
  const row = rows[question.tradeDate]
  if (!row) return failed('stale', `no row of the day yet; last refreshed ${lastRefreshed}`)
  if (!isFinal(lastRefreshed, question)) return failed('stale', `a row of the running session; ${lastRefreshed}`)
  const closeMicros = microsOf(row['4. close'])
  if (closeMicros === null) return failed('malformed', 'the close is no price')
  const prevCloseMicros = microsOf(rows[question.previousDate]?.['4. close'])
  return { outcome: 'ok', closes: [{ symbol, closeMicros, prevCloseMicros, split: NO_SPLIT }] }
}
