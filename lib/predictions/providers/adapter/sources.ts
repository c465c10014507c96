import 'server-only'
import { Temporal } from 'temporal-polyfill'
import { env } from '@/lib/platform/env/env'
import { callOut } from '@/lib/platform/http/outbound'
import { EXCHANGE_ZONE } from '@/lib/predictions/calendar/constants'
import type { Source } from '@/lib/predictions/quotes/constants'
import { readAlphaVantage } from '../rules/alpha-vantage'
import { readMassive } from '../rules/massive'
import { closesOfDemo } from '../rules/offline'
import { readYahoo, yahooSymbol } from '../rules/yahoo'
import { type Ask, answerOf, askBy } from './source'

/** Every stock of the exchange in one body. */
const GROUPED_BYTES_MAX = 8_000_000

function addressOf(base: string, path: string, query: Record<string, string>): URL {
  const url = new URL(path, base)
  url.search = new URLSearchParams(query).toString()
  return url
}

/** Seconds at which a date begins in New York. */
const startOf = (date: string, plusDays: number): string =>
  String(
    Temporal.PlainDate.from(date).add({ days: plusDays }).toZonedDateTime(EXCHANGE_ZONE).toInstant().epochMilliseconds /
      1_000,
  )

const askAlphaVantage: Ask = (question) => {
  const [symbol = ''] = question.symbols
  const apikey = env.ALPHA_VANTAGE_KEY ?? ''
  const query = { function: 'TIME_SERIES_DAILY', symbol, outputsize: 'compact', apikey }
  return askBy(
    () => callOut(addressOf(env.ALPHA_VANTAGE_URL, '/query', query)),
    (status, body) => readAlphaVantage(status, body, question),
    apikey,
  )
}

const askYahoo: Ask = (question) => {
  const [symbol = ''] = question.symbols
  const path = `/v8/finance/chart/${encodeURIComponent(yahooSymbol(symbol))}`
  const period1 = startOf(question.previousDate, 0)
  const period2 = startOf(question.tradeDate, 1)
  const query = { period1, period2, interval: '1d', events: 'div|split', includePrePost: 'false' }
  return askBy(
    () =>
      callOut(addressOf(env.YAHOO_URL, path, query), {
        headers: { 'user-agent': 'Mozilla/5.0', accept: 'application/json' },
      }),
    (status, body) => readYahoo(status, body, question),
  )
}

const askMassive: Ask = (question) => {
  const path = `/v2/aggs/grouped/locale/us/market/stocks/${question.tradeDate}`
  const key = env.MASSIVE_KEY ?? ''
  const call = { headers: { authorization: `Bearer ${key}` }, bytesMax: GROUPED_BYTES_MAX }
  return askBy(
    () => callOut(addressOf(env.MASSIVE_URL, path, { adjusted: 'true' }), call),
    (status, body) => readMassive(status, body, question),
    key,
  )
}

const askOffline: Ask = async (question) => answerOf(closesOfDemo(question))

/** How each source is asked. One that isn't bulk is asked for the first symbol of the question. */
export const ASK: Readonly<Record<Source, Ask>> = {
  alpha_vantage: askAlphaVantage,
  yahoo: askYahoo,
  massive: askMassive,
  offline: askOffline,
}
