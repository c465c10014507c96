import 'server-only'
import { now } from '@/lib/platform/clock/clock'
import { db } from '@/lib/platform/db/client'
import type { Skill } from './contract'
import { judge, judgeConfidence, type Sure, type Tally } from './rules'

/**
 * What a member's decided picks say of their skill, counted anew each time: what a correction changes is changed here
 * with it. VOID and open picks count nowhere.
 */
export async function getSkill(memberId: string): Promise<Skill> {
  const [tally, sure] = await Promise.all([countPicks(memberId), listSure(memberId)])
  return { ...judge(tally), confident: judgeConfidence(sure), asOf: now().toISOString() }
}

async function countPicks(memberId: string): Promise<Tally> {
  const [row] = await db.$queryRaw<Tally[]>`
    select count(*)::integer as picks,
      count(*) filter (where state = 'WON')::integer as hits,
      count(*) filter (where (state = 'WON') = (side = 'UP'))::integer as ups
    from predictions.pick where member_id = ${memberId} and state in ('WON', 'LOST')`
  return row ?? { picks: 0, hits: 0, ups: 0 }
}

/** Decided picks with a word of confidence, each with the counts of its listing as frozen at the cut-off. */
const listSure = (memberId: string): Promise<Sure[]> => db.$queryRaw<Sure[]>`
  select confidence, state = 'WON' as "isHit",
    coalesce(case side when 'UP' then up_picks else down_picks end, 1) as "sameSide",
    coalesce(case side when 'UP' then down_picks else up_picks end, 0) as "otherSide"
  from predictions.pick join predictions.listing using (trade_date, symbol)
  where member_id = ${memberId} and state in ('WON', 'LOST') and confidence is not null`
