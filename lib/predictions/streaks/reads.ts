import 'server-only'
import { db } from '@/lib/platform/db/client'
import type { OxStreak } from './contract'

/**
 * A member's streaks. Participation is over once the cut-off of a counted session has passed without a pick; one that waits
 * for its result breaks nothing.
 */
export async function getStreak(memberId: string): Promise<OxStreak> {
  const [row] = await db.$queryRaw<OxStreak[]>`
    select case when exists (
        select from predictions.counted_session counted join predictions.market_session session using (trade_date)
        where counted.trade_date > streak.through and session.cutoff_at <= platform.clock_now()
          and not exists (select from predictions.pick where member_id = ${memberId}
            and pick.trade_date = counted.trade_date and state <> 'CANCELLED')
      ) then 0 else participation end as participation,
      best_participation as "bestParticipation", hits, best_hits as "bestHits", through::text as through
    from predictions.streak where member_id = ${memberId}`
  return row ?? { participation: 0, bestParticipation: 0, hits: 0, bestHits: 0, through: null }
}
