import { Temporal } from 'temporal-polyfill'
import type * as z from 'zod'
import type { Outcome } from '@/lib/predictions/quotes/constants'
import type { Split } from '@/lib/predictions/quotes/rules'

/** What a source is asked: closes of these symbols on a session, which ended at `closeAt`, and on the one before. */
export type Question = {
  tradeDate: string
  previousDate: string
  closeAt: Date
  symbols: readonly string[]
}

/** A source's word on one symbol. Prices in micros; a close of null says that it did not trade. */
export type Close = {
  symbol: string
  closeMicros: bigint | null
  prevCloseMicros: bigint | null
  split: Split
}

export type Failure = { outcome: Exclude<Outcome, 'ok'>; detail: string }
/** What a body says. Only closes that can be settled on are `ok`. */
export type Reading = { outcome: 'ok'; closes: Close[] } | Failure

export const NO_SPLIT: Split = { numerator: 1, denominator: 1 }
const DIGITS = 6
const PRICE_MAX = 1e9
const [REDIRECT, CLIENT_ERROR, TOO_MANY_REQUESTS, SERVER_ERROR] = [300, 400, 429, 500]

export const failed = (outcome: Failure['outcome'], detail: string): Failure => ({ outcome, detail })

/** A price in micros, from JSON's number or from text, to the nearest millionth; null for what is no price. */
export function microsOf(value: unknown): bigint | null {
  const text = typeof value === 'number' && value > 0 && value < PRICE_MAX ? value.toFixed(DIGITS) : value
  const found = typeof text === 'string' ? /^(\d{1,9})(?:\.(\d{1,12}))?$/.exec(text) : null
  if (!found) return null
  const [, whole = '', fraction = ''] = found
  const padded = fraction.padEnd(DIGITS + 1, '0').slice(0, DIGITS + 1)
  const micros = (BigInt(whole + padded) + 5n) / 10n
  return micros > 0n ? micros : null
}

/** The statuses that mean the same of every source; null when the body has to be read. */
export function refusalOf(status: number): Failure | null {
  if (status === TOO_MANY_REQUESTS) return failed('limited', 'too many requests')
  if (status >= REDIRECT && status < CLIENT_ERROR) return failed('refused', `sent us elsewhere (${status})`)
  if (status >= SERVER_ERROR) return failed('unreachable', `answered ${status}`)
  return null
}

/** The body by its schema, or null: HTML, half a body and other shapes. */
export function parseBody<T>(schema: z.ZodType<T>, body: string): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(body))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** The moment at which it is `text` (`2026-11-20 16:00:01`) in a zone; null for what is no time. */
export function momentOf(text: string, timeZone: string): Date | null {
  try {
    const moment = Temporal.PlainDateTime.from(text.trim().replace(' ', 'T')).toZonedDateTime(timeZone)
    return new Date(moment.epochMilliseconds)
  } catch {
    return null
  }
}
