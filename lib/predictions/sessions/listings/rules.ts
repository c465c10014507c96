import { listSessions } from '../../calendar/rules'
import { closesOfDemo } from '../../providers/rules/offline'
import { SPARKLINE_CLOSES } from '../constants'

const DAY_MS = 86_400_000
/** More days than hold as many sessions as are drawn, whatever the holidays. */
const DAYS_BACK = 2 * SPARKLINE_CLOSES
const NO_CLOSURES: ReadonlySet<string> = new Set()

/**
 * The made-up closes of the sessions before a day, oldest first, in micros: the same that the demo will be asked for, so
 * that its first day has a past too. Days without trade are left out.
 */
export function demoSeries(symbol: string, tradeDate: string): bigint[] {
  const dayMs = Date.parse(`${tradeDate}T00:00:00Z`)
  const dateAt = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  const sessions = listSessions(dateAt(dayMs - DAYS_BACK * DAY_MS), dateAt(dayMs - DAY_MS), NO_CLOSURES)
  return sessions
    .slice(-SPARKLINE_CLOSES)
    .flatMap(({ tradeDate: day, closeAt }) =>
      closesOfDemo({ symbols: [symbol], tradeDate: day, previousDate: day, closeAt }),
    )
    .flatMap(({ closeMicros }) => (closeMicros === null ? [] : [closeMicros]))
}
