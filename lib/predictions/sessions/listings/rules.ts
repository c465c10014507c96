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
  return sessions.slice(-SPARKLINE_CLOSES)
}

/**
 * The made-up closes of the sessions before a day, oldest first, in micros: the same that the demo will be asked for, so
 * that its first day has a past too. Days without trade are left out.
 */
export function demoSeries(symbol: string, tradeDate: string): bigint[] {
  if (known.tradeDate !== tradeDate) {
    Object.assign(known, { tradeDate, sessions: sessionsBefore(tradeDate), series: new Map() })
  }
  const series = known.series.get(symbol) ?? seriesOf(symbol, known.sessions)
  known.series.set(symbol, series)
  return series
}

function seriesOf(symbol: string, sessions: readonly SessionTimes[]): bigint[] {
  let series: bigint[] = []
  for (const [index, { tradeDate, closeAt }] of sessions.entries()) {
    const previousDate = sessions[index - 1]?.tradeDate ?? tradeDate
    const [told] = closesOfDemo({ symbols: [symbol], tradeDate, previousDate, closeAt })
    if (!told) continue
    const { numerator, denominator } = told.split
    // Closes from before a split are told in the shares of after it, as on every chart.
    series = series.map((micros) => (micros * BigInt(denominator)) / BigInt(numerator))
    if (told.closeMicros !== null) series.push(told.closeMicros)
  }
  return series
}
