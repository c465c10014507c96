import 'server-only'
import { db } from '@/lib/platform/db/client'
import { fetchQuotes } from '../../quotes/service'
import { settleDue as settleSessions } from '../../settlements/service'
import { ASK_FOR_HOURS } from '../constants'

/**
 * Sessions whose prices are due and not yet judged; one that waits for an operator for eight hours after its close, since
 * a source may still correct itself.
 */
const listUnpriced = (): Promise<{ tradeDate: string }[]> =>
  db.$queryRaw<{ tradeDate: string }[]>`
    select trade_date::text as "tradeDate" from predictions.market_session
    where fetch_at <= platform.clock_now() and (phase in ('EOD_WAIT', 'SETTLING')
      or (phase = 'HELD' and platform.clock_now() < close_at + make_interval(hours => ${ASK_FOR_HOURS}::int)))
    order by trade_date`

/** Has the sources asked for the prices that are due, and says what came of it. Who asks what, and when again, is theirs. */
export async function fetchDue(): Promise<string[]> {
  const done: string[] = []
  for (const { tradeDate } of await listUnpriced()) {
    const { asked, agreed } = await fetchQuotes(tradeDate)
    if (asked > 0) done.push(`${tradeDate} ${asked} asked, ${agreed.length} agreed`)
  }
  return done
}

/** Has the sessions settled that are due, and says what came of it. */
export async function settleDue(): Promise<string[]> {
  const runs = await settleSessions()
  return runs.map(({ tradeDate, settled, held, applied }) => {
    return `${tradeDate} ${settled} settled, ${held} held, ${applied} applied`
  })
}
