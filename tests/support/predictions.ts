import { db, pool } from '@/lib/platform/db/client'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const SYMBOLS = ['AAPL', 'MSFT', 'NVDA', 'TSLA', 'AMZN', 'GOOGL', 'META', 'NFLX', 'AMD', 'INTC']

type Opening = {
  /** US date; one of its own, far from every other, unless given. */
  tradeDate?: string
  /** Milliseconds from the database's clock to the cut-off; negative when it has passed. An hour unless given. */
  cutoffInMs?: number
  /** Milliseconds from the opening for picks to the cut-off. */
  openForMs?: number
  symbols?: readonly string[]
  phase?: string
}

export type TestSession = {
  tradeDate: string
  opensAt: Date
  cutoffAt: Date
  closeAt: Date
  symbols: readonly string[]
}

/** What the database's clock says. */
async function readClock(): Promise<Date> {
  const { rows } = await pool().query<{ now: Date }>('select platform.clock_now() as now')
  return rows[0]?.now ?? new Date()
}

const GAP_DAYS = 30
let taken = 0
/**
 * From 2100 on, so that sessions of tests never meet those of the calendar; and far from those of other tests in this
 * file's database, so that none is the session before another's.
 */
const someDate = () => new Date(Date.UTC(2100, 0, 1) + taken++ * GAP_DAYS * DAY_MS).toISOString().slice(0, 10)

/**
 * A trading session with its list, as the database would have it `cutoffInMs` before the cut-off: open for picks by
 * default. Its instants lie around the database's clock; its date is only a name. Sessions that are open now are moved
 * into the past first, so that this is the one that takes picks. The same date again moves that session.
 */
export async function openSession(opening: Opening = {}): Promise<TestSession> {
  const { tradeDate = someDate(), cutoffInMs = 60 * MINUTE_MS, openForMs = 16 * 60 * MINUTE_MS } = opening
  const { symbols = SYMBOLS, phase = cutoffInMs > 0 ? 'PREDICT' : 'LOCKED' } = opening
  const cutoffMs = (await readClock()).getTime() + cutoffInMs
  const at = (ms: number) => new Date(cutoffMs + ms)
  const times = { opensAt: at(-openForMs), cutoffAt: at(0), openAt: at(5 * MINUTE_MS), closeAt: at(395 * MINUTE_MS) }
  await aStock(symbols)
  await shutOthers()
  const row = {
    ...times,
    fetchAt: at(470 * MINUTE_MS),
    settleAt: at(485 * MINUTE_MS),
    isEarlyClose: false,
    calendarVersion: 1,
    phase,
    cancelledReason: phase === 'CANCELLED' ? 'closed in a test' : null,
  }
  const date = new Date(tradeDate)
  await db.marketSession.upsert({ where: { tradeDate: date }, create: { tradeDate: date, ...row }, update: row })
  await db.listing.createMany({
    data: symbols.map((symbol, index) => ({ tradeDate: date, symbol, position: index + 1 })),
    skipDuplicates: true,
  })
  return { tradeDate, ...times, symbols }
}

/** Symbols that exist, whether the universe was seeded or not. */
async function aStock(symbols: readonly string[]): Promise<void> {
  await db.stock.createMany({
    data: symbols.map((symbol, index) => ({
      symbol,
      nameKo: symbol,
      nameEn: symbol,
      position: 900 + index,
      validFrom: new Date('2014-01-02'),
    })),
    skipDuplicates: true,
  })
}

/** Moves every session that takes picks now into the past, as if its day were long over. */
const shutOthers = () =>
  pool().query(
    `update predictions.market_session set opens_at = opens_at - shift, cutoff_at = cutoff_at - shift,
     open_at = open_at - shift, close_at = close_at - shift, fetch_at = fetch_at - shift, settle_at = settle_at - shift
   from (select interval '40 days' as shift) way
   where cutoff_at > platform.clock_now() and opens_at <= platform.clock_now()`,
  )
