import 'server-only'
import { db, type Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import type { Slots } from '../picks/contract'
import { adNetwork } from './adapter'
import { AD_SLOTS_MAX } from './constants'
import type { AdStatus } from './contract'
import { cooldownOf, refusalOf } from './rules'

/** Where a member stands with ads at `moment`: the session that a slot opened now belongs to, and what it has. */
type AdFacts = {
  moment: Date
  tradeDate: string
  isNext: boolean
  watched: number
  lastGrantAt: Date | null
  slots: Slots
}

/**
 * The session whose cut-off comes next, as it is for the member at this very moment (also in the middle of a transaction).
 * Throws NOT_FOUND when no session is known.
 */
export async function readAdFacts(tx: Pick<Tx, '$queryRaw'>, memberId: string): Promise<AdFacts> {
  const [facts] = await tx.$queryRaw<[AdFacts?]>`
    select moment, session.trade_date::text as "tradeDate", session.opens_at > moment as "isNext",
      (select count(*)::int from predictions.ad_grant
        where member_id = ${memberId} and trade_date = session.trade_date) as watched,
      (select max(granted_at) from predictions.ad_grant where member_id = ${memberId}) as "lastGrantAt",
      predictions.day_json(${memberId}, session.trade_date) -> 'slots' as slots
    from (select predictions.moment() as moment) clock
    cross join lateral (
      select trade_date, opens_at from predictions.market_session
      where phase <> 'CANCELLED' and cutoff_at > moment order by cutoff_at limit 1
    ) session`
  if (!facts) throw new AppError('NOT_FOUND', { detail: 'No session is known that a slot could belong to.' })
  return facts
}

/** What ads can do for the member now. Throws NOT_FOUND when no session is known. */
export async function getAdStatus(memberId: string, tx: Pick<Tx, '$queryRaw'> = db): Promise<AdStatus> {
  const facts = await readAdFacts(tx, memberId)
  const network = adNetwork()
  return {
    tradeDate: facts.tradeDate,
    watchedToday: facts.watched,
    max: AD_SLOTS_MAX,
    cooldownUntil: cooldownOf(facts)?.toISOString() ?? null,
    canWatch: network !== 'off' && refusalOf(facts) === null,
    nextDay: facts.isNext ? facts.tradeDate : null,
    isSandbox: network === 'sandbox',
    slots: facts.slots,
    serverNow: facts.moment.toISOString(),
  }
}
