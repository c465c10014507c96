import * as z from 'zod'
import { exchangeDateOf } from '@/lib/predictions/calendar/rules'
import { isClose, type Split } from '@/lib/predictions/quotes/rules'
import { LAST_TRADE_SLACK_MIN } from '../constants/sources'
import { failed, microsOf, NO_SPLIT, parseBody, type Question, type Reading, refusalOf } from './reading'

const SplitEvent = z.looseObject({
  date: z.number(),
  numerator: z.number().int().positive(),
  denominator: z.number().int().positive(),
})
const Result = z.looseObject({
  meta: z.looseObject({ symbol: z.string(), regularMarketTime: z.number().optional() }),
  timestamp: z.array(z.number()).optional(),
  events: z.looseObject({ splits: z.record(z.string(), SplitEvent).optional() }).optional(),
  indicators: z.looseObject({
    quote: z.array(z.looseObject({ close: z.array(z.number().nullable()).optional() })),
  }),
})
type Result = z.infer<typeof Result>
const Chart = z.looseObject({
  chart: z.looseObject({
    result: z.array(Result).nullable().optional(),
    error: z.looseObject({ code: z.string(), description: z.string() }).nullable().optional(),
  }),
})

const MINUTE_MS = 60_000
const dateOf = (seconds: number): string => exchangeDateOf(new Date(seconds * 1_000))

/** Symbols of share classes are written with a hyphen there. */
export const yahooSymbol = (symbol: string): string => symbol.replaceAll('.', '-')

/**
 * Closes by session. A bar belongs to the date in New York of its stamp, which is the opening bell or, for the newest, its
 * last trade. A day may come twice; null says that there is a hole.
 */
function closesByDay({ timestamp = [], indicators }: Result): Map<string, (bigint | null)[]> {
  const closes = indicators.quote[0]?.close ?? []
  const days = new Map<string, (bigint | null)[]>()
  for (const [index, seconds] of timestamp.entries()) {
    const date = dateOf(seconds)
    days.set(date, [...(days.get(date) ?? []), microsOf(closes[index])])
  }
  return days
}

/** The one close of a day; null when it has none, or two different ones. */
function closeOn(days: ReadonlyMap<string, (bigint | null)[]>, date: string): bigint | null {
  const found = (days.get(date) ?? []).filter((close) => close !== null)
  const [first] = found
  return first !== undefined && found.every((close) => isClose(close, first)) ? first : null
}

function splitOn({ events }: Result, tradeDate: string): Split {
  const found = Object.values(events?.splits ?? {}).find(({ date }) => dateOf(date) === tradeDate)
  return found ? { numerator: found.numerator, denominator: found.denominator } : NO_SPLIT
}

/** Whether the body was made while the session ran. */
function isIntraday({ meta }: Result, { tradeDate, closeAt }: Question): boolean {
  const { regularMarketTime: seconds } = meta
  if (seconds === undefined || dateOf(seconds) > tradeDate) return false
  return seconds * 1_000 < closeAt.getTime() - LAST_TRADE_SLACK_MIN * MINUTE_MS
}

/** What Yahoo's chart says of the one symbol of the question. Its closes are adjusted for splits; `adjclose` is never read. */
export function readYahoo(status: number, body: string, question: Question): Reading {
  const refusal = refusalOf(status)
  if (refusal) return refusal
  const chart = parseBody(Chart, body)?.chart
  if (!chart) {
    return /^\s*too many requests/i.test(body)
      ? failed('limited', 'too many requests')
      : failed('malformed', 'not the documented JSON')
  }
  if (chart.error) return failed('refused', `${chart.error.code}: ${chart.error.description}`)
  const [result] = chart.result ?? []
  if (!result) return failed('no_data', 'no result')
  return readResult(result, question)
}

function readResult(result: Result, question: Question): Reading {
  const [symbol = ''] = question.symbols
  const { tradeDate, previousDate } = question
  if (result.meta.symbol !== yahooSymbol(symbol)) return failed('malformed', `it answered for ${result.meta.symbol}`)
  const days = closesByDay(result)
  const newest = [...days.keys()].sort().at(-1) ?? ''
  if (newest < tradeDate) return failed('stale', `its newest day is ${newest || 'none'}`)
  if (isIntraday(result, question)) return failed('stale', 'a bar of the running session')
  if (!days.has(tradeDate)) return failed('no_data', 'the day is missing')
  const closeMicros = closeOn(days, tradeDate)
  if (closeMicros === null) return failed('no_data', 'the day has no close, or two')
  const prevCloseMicros = closeOn(days, previousDate)
  return { outcome: 'ok', closes: [{ symbol, closeMicros, prevCloseMicros, split: splitOn(result, tradeDate) }] }
}
