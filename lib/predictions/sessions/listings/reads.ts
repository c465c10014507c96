import 'server-only'
import { db } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import { rangeOf } from '../../payouts/rules'
import { SPARKLINE_CLOSES } from '../constants'
import type { Listing } from '../contract'
import { demoSeries } from './rules'

type Row = Pick<Listing, 'symbol' | 'nameKo' | 'nameEn' | 'position'> & {
  upPoints: number | null
  downPoints: number | null
  /** Close that settled the session before, in micros. */
  settledClose: bigint | null
}

type Close = { symbol: string; tradeDate: string; closeMicros: bigint; isDemo: boolean; isPrevious: boolean }

/** The list of a day in its order, with what is known of each symbol before that day. Prices in micros. */
export async function readListings(tradeDate: string): Promise<Listing[]> {
  const [rows, closes] = await Promise.all([readRows(tradeDate), readCloses(tradeDate)])
  return rows.map((row) => toListing(row, seriesOf(closes, row.symbol), tradeDate))
}

function toListing(row: Row, series: Close[], tradeDate: string): Listing {
  const { symbol, nameKo, nameEn, position, upPoints, downPoints, settledClose } = row
  const last = series.at(-1)
  const isDemo = last?.isDemo ?? env.PRICE_SOURCES.includes('offline')
  // The demo knows its past without having been asked; real sources are asked for one day at a time.
  const drawn = isDemo ? demoSeries(symbol, tradeDate) : series.map(({ closeMicros }) => closeMicros)
  const known = isDemo ? drawn.at(-1) : undefined
  const previous = settledClose ?? (last?.isPrevious ? last.closeMicros : known)
  return {
    symbol,
    nameKo,
    nameEn,
    position,
    previousClose: previous === undefined ? null : Number(previous),
    sparkline: drawn.map(Number),
    isDemo,
    pointsRange: rangeOf(),
    points: upPoints !== null && downPoints !== null ? { up: upPoints, down: downPoints } : null,
  }
}

/** The last closes of a symbol that the kind of source tells which told the newest: made-up prices join no real ones. */
function seriesOf(closes: readonly Close[], symbol: string): Close[] {
  const own = closes.filter((close) => close.symbol === symbol)
  const isDemo = own.at(-1)?.isDemo
  return own.filter((close) => close.isDemo === isDemo).slice(-SPARKLINE_CLOSES)
}

const readRows = (tradeDate: string): Promise<Row[]> =>
  db.$queryRaw<Row[]>`
    select l.symbol, s.name_ko as "nameKo", s.name_en as "nameEn", l.position, l.up_points as "upPoints",
      l.down_points as "downPoints", (
        select settled.close_micros from predictions.settlement settled
        where settled.symbol = l.symbol and settled.trade_date = (
          select max(trade_date) from predictions.market_session
          where trade_date < l.trade_date and phase <> 'CANCELLED')
        order by settled.version desc limit 1) as "settledClose"
    from predictions.listing l join predictions.symbol s using (symbol)
    where l.trade_date = ${tradeDate}::date
    order by l.position, l.symbol`

/** Each symbol's closes of the two months before, one for each day: real before made-up, the newest word first. */
const readCloses = (tradeDate: string): Promise<Close[]> =>
  db.$queryRaw<Close[]>`
    select distinct on (q.symbol, q.trade_date) q.symbol, q.trade_date::text as "tradeDate",
      q.close_micros as "closeMicros", q.is_demo as "isDemo",
      q.trade_date = (select max(trade_date) from predictions.market_session
        where trade_date < ${tradeDate}::date and phase <> 'CANCELLED') as "isPrevious"
    from predictions.quote q join predictions.listing l on l.trade_date = ${tradeDate}::date and l.symbol = q.symbol
    where q.trade_date < ${tradeDate}::date and q.trade_date >= ${tradeDate}::date - 60 and q.close_micros is not null
    order by q.symbol, q.trade_date, q.is_demo, q.id desc`
