import { formatId } from '@/lib/platform/kernel/id'
import type { Claim } from '../fairness/contract'
import { inputOf } from '../gacha/rules'
import type { Round } from '../rounds/contract'

const DAY_MS = 24 * 3_600_000
const KST = '+09:00'
/** A crash round gets its id with its bet and its moment with its end; clocks of instances differ by less. */
const SLACK_MS = DAY_MS

export type Days = { from?: string; to?: string }
export type Bounds<T> = { gte?: T; lt?: T }

/** The moments at which the days begin and end in Korea. */
export const momentsOf = ({ from, to }: Days): Bounds<Date> => ({
  ...(from && { gte: new Date(`${from}T00:00:00${KST}`) }),
  ...(to && { lt: new Date(Date.parse(`${to}T00:00:00${KST}`) + DAY_MS) }),
})

/** Ids that rounds of these moments can have, with room to spare: ids sort by time, so a page needs no other index. */
export const idsOf = ({ gte, lt }: Bounds<Date>): Bounds<string> => ({
  ...(gte && { gte: firstIdOf(gte.getTime() - SLACK_MS) }),
  ...(lt && { lt: firstIdOf(lt.getTime() + SLACK_MS) }),
})

const firstIdOf = (ms: number) => formatId('rnd', Math.max(0, ms), new Uint8Array(10))

/** The round as its member would claim it. */
export function claimOf({ game, bet, payout, result, fairness }: Round, serverSeed: string): Claim {
  const named = { ...fairness, serverSeed, bet, payout }
  if (game === 'slot') return { game, ...named, result }
  if (game === 'rps') return { game, ...named, choice: result.choice, result }
  if (game === 'crash') {
    return { game, ...named, autoTarget: result.autoTarget, cashOutMs: result.cashOutMs, result }
  }
  const { missed, owned } = inputOf(result)
  return { game, ...named, count: result.count, missed, owned: [...owned], result }
}
