import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { exchangeDateOf, isSession } from '../../calendar/rules'
import { voidDay } from '../../picks/service'
import { CLOSURE_AHEAD_DAYS_MAX } from '../constants'
import type { Closure } from '../contract'
import { dateOf, getClosure, readClock, readClosures } from '../reads'
import { makeSessions } from '../service'

type Declaration = { tradeDate: string; reason: string; actor: string }

const DAY_MS = 86_400_000

/**
 * Writes down that the exchange stays shut on a day. Its session is cancelled, every pick of it void and the slots given
 * back; the session after it opens at the hour at which this one would have. Throws INVALID_INPUT for a day on which it
 * is shut anyway, that is over, or that lies over a year ahead; CONFLICT for one declared before, or settled already.
 */
export async function declareClosure(tx: Tx, { tradeDate, reason, actor }: Declaration): Promise<Closure> {
  await refuseDate(tx, tradeDate)
  const written = await tx.$executeRaw`
    insert into predictions.closure (trade_date, reason, declared_by) values (${tradeDate}::date, ${reason}, ${actor})
    on conflict do nothing`
  if (written === 0) throw declaredBefore()
  await cancel(tx, tradeDate, reason)
  // The days behind it close up, and there is a next one that takes what this one gives back.
  await makeSessions(tx)
  await voidDay(tx, { tradeDate, reason, decidedBy: actor })
  return getClosure(tx, tradeDate)
}

const declaredBefore = () => new AppError('CONFLICT', { detail: 'This closure was declared before.' })
const refused = (rule: string, message: string) =>
  new AppError('INVALID_INPUT', { errors: [{ pointer: '/body/tradeDate', rule, message }] })

async function refuseDate(tx: Tx, tradeDate: string): Promise<void> {
  const [closures, moment] = [await readClosures(tx), await readClock(tx)]
  if (closures.has(tradeDate)) throw declaredBefore()
  if (!isSession(tradeDate, closures)) throw refused('session', 'XNYS is shut on this day anyway.')
  const isKnown = (await tx.marketSession.count({ where: { tradeDate: dateOf(tradeDate) } })) > 0
  if (!isKnown && tradeDate < exchangeDateOf(moment)) throw refused('past', 'This day is over.')
  if (dateOf(tradeDate).getTime() - moment.getTime() > CLOSURE_AHEAD_DAYS_MAX * DAY_MS) {
    throw refused('ahead', `At most ${CLOSURE_AHEAD_DAYS_MAX} days ahead.`)
  }
}

/**
 * A day that is settled was traded on: what is wrong there is put right by corrections. Whoever judges a symbol locks its
 * listing: with all of them locked, nobody does before the day is void.
 */
async function cancel(tx: Tx, tradeDate: string, reason: string): Promise<void> {
  const row = await tx.$queryRaw<{ phase: string }[]>`
    select phase from predictions.market_session where trade_date = ${tradeDate}::date for no key update`
  if (row.length === 0) return
  const isSettled = await tx.settlement.findFirst({
    where: { tradeDate: dateOf(tradeDate) },
    select: { version: true },
  })
  if (isSettled) throw new AppError('CONFLICT', { detail: 'The day has results; correct its settlements instead.' })
  await tx.$executeRaw`
    update predictions.market_session set phase = 'CANCELLED', cancelled_reason = ${reason}, version = version + 1,
      changed_at = platform.clock_now()
    where trade_date = ${tradeDate}::date`
}
