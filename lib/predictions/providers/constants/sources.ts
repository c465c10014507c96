import type { Source } from '@/lib/predictions/quotes/constants'

/** What a source lets us ask of it. */
export type Allowance = {
  /** Calls of a day in New York; null where none is known. */
  callsMax: number | null
  /** Milliseconds between two calls, of all instances together. */
  spacingMs: number
  /** One call tells of all symbols. */
  isBulk: boolean
}

export const ALLOWANCES: Readonly<Record<Source, Allowance>> = {
  // Free keys: 25 calls a day, one a second (https://www.alphavantage.co/premium/).
  alpha_vantage: { callsMax: 25, spacingMs: 1_100, isBulk: false },
  // Unofficial: what it bears is not written anywhere, so we stay far below what a person's browser does.
  yahoo: { callsMax: null, spacingMs: 300, isBulk: false },
  // Free keys: five calls a minute (https://massive.com/pricing).
  massive: { callsMax: null, spacingMs: 12_000, isBulk: true },
  offline: { callsMax: null, spacingMs: 0, isBulk: true },
}

/** A last trade this long before the bell still is the day's last one: a quiet stock may not trade in the final minutes. */
export const LAST_TRADE_SLACK_MIN = 5
