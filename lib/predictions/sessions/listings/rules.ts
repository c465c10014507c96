import { listSessions, type SessionTimes } from '../../calendar/rules'
import { closesOfDemo } from '../../providers/rules/offline'
import { SPARKLINE_CLOSES } from '../constants'

const DAY_MS = 86_400_000
/** More days than hold as many sessions as are drawn, whatever the holidays. */
const DAYS_BACK = 2 * SPARKLINE_CLOSES
const NO_CLOSURES: ReadonlySet<string> = new Set()

/** What has been computed for the day asked for last: everybody asks for the same one, and calendars take their time. */
const known = { tradeDate: '', sessions: [] as readonly SessionTimes[], series: new Map<string, bigint[]>() }

function sessionsBefore(tradeDate: string): SessionTimes[] {
  const dayMs = Date.parse(`${tradeDate}T00:00:00Z`)
  const dateAt = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  const sessions = listSessions(dateAt(dayMs - DAYS_BACK * DAY_MS), dateAt(dayMs - DAY_MS), NO_CLOSURES)
  let series: bigint[] = []
  for (const [index, { tradeDate: day, closeAt }] of sessions.slice(-SPARKLINE_CLOSES).entries()) {
    const previousDate = sessions.at(index - SPARKLINE_CLOSES - 1)?.tradeDate ?? day
    const [told] = closesOfDemo({ symbols: [symbol], tradeDate: day, previousDate, closeAt })
    if (!told || told.closeMicros === null) continue
    // Closes from before a split are told in the shares of after it, as on every chart.
    const { numerator, denominator } = told.split
    series = [...series.map((micros) => (micros * BigInt(denominator)) / BigInt(numerator)), told.closeMicros]
  }
  return series
}
