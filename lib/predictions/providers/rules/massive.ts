import * as z from 'zod'
import { exchangeDateOf } from '@/lib/predictions/calendar/rules'
import { failed, microsOf, NO_SPLIT, parseBody, type Question, type Reading, refusalOf } from './reading'

/** Grouped daily (https://massive.com/docs/rest/stocks/aggregates/daily-market-summary): `T` ticker, `c` close, `t` when. */
const Grouped = z.looseObject({
  status: z.string(),
  adjusted: z.boolean().optional(),
  results: z.array(z.looseObject({ T: z.string(), c: z.number(), t: z.number() })).optional(),
})
const Refusal = z.looseObject({
  status: z.string(),
  error: z.string().optional(),
  message: z.string().optional(),
})
const [BAD_REQUEST] = [400]

/** What one call says of all symbols of the question. It knows no session before, which the others and we do. */
export function readMassive(status: number, body: string, question: Question): Reading {
  const refusal = refusalOf(status)
  if (refusal) return refusal
  const grouped = parseBody(Grouped, body)
  const said = parseBody(Refusal, body)
  if (status >= BAD_REQUEST || said?.status === 'ERROR' || said?.status === 'NOT_AUTHORIZED') {
    return failed('refused', said?.error ?? said?.message ?? `answered ${status}`)
  }
  if (!grouped) return failed('malformed', 'not the documented JSON')
  const results = grouped.results ?? []
  if (results.length === 0) return failed('no_data', 'no stock of the day')
  const ofDay = results.filter(({ t }) => exchangeDateOf(new Date(t)) === question.tradeDate)
  if (ofDay.length === 0) return failed('stale', 'bars of another day')
  const closes = ofDay
    .filter(({ T }) => question.symbols.includes(T))
    .map(({ T, c }) => ({ symbol: T, closeMicros: microsOf(c), prevCloseMicros: null, split: NO_SPLIT }))
    .filter(({ closeMicros }) => closeMicros !== null)
  return closes.length > 0 ? { outcome: 'ok', closes } : failed('no_data', 'none of our symbols')
}
