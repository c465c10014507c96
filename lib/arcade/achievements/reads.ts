import 'server-only'
import { now } from '@/lib/platform/clock/clock'
import { db, type Tx } from '@/lib/platform/db/client'
import { VERIFY_ROUND } from '../actions/constants'
import type { AchievementList } from './contract'
import { type Claims, type Figures, standingsOf } from './rules'

/** Every achievement with the member's progress, counted now. */
export async function listAchievements(memberId: string): Promise<AchievementList> {
  const [figures, claims] = await Promise.all([countFigures(db, memberId), listClaims(memberId)])
  return { memberId, ...standingsOf(figures, claims), asOf: now().toISOString() }
}

async function listClaims(memberId: string): Promise<Claims> {
  const rows = await db.achievementClaim.findMany({ where: { memberId } })
  return new Map(rows.map(({ achievement, claimedAt }) => [achievement, claimedAt.toISOString()]))
}

/** What the member's achievements are measured by, counted from what happened, as `tx` sees it. */
export async function countFigures(tx: Pick<Tx, '$queryRaw'>, memberId: string): Promise<Figures> {
  const [row] = await tx.$queryRaw<{ [F in keyof Figures]: bigint }[]>`
    with played as (
      select coalesce(sum(rounds) filter (where game = 'slot'), 0)::bigint as "slotRounds",
        coalesce(sum(rounds) filter (where game = 'rps'), 0)::bigint as "rpsRounds",
        coalesce(sum(rounds) filter (where game = 'gacha'), 0)::bigint as "gachaRounds",
        coalesce(sum(rounds) filter (where game = 'crash'), 0)::bigint as "crashRounds",
        count(*) filter (where rounds > 0) as games, coalesce(sum(rounds), 0)::bigint as rounds,
        coalesce(max(best_streak), 0) as "bestStreak", coalesce(max(best_multiplier), 0) / 100 as "bestTimes"
      from arcade.stat where member_id = ${memberId}
    )
    select played.*,
      (select count(distinct day) from arcade.day_stat where member_id = ${memberId}) as days,
      (select count(*) from arcade.player
       where member_id = ${memberId} and coalesce(stake_limit, loss_limit, minutes_limit) is not null) as limits,
      (select count(*) from arcade.seed
       where member_id = ${memberId} and state = 'revealed' and nonce_next > 0) as "revealedSeeds",
      (select count(*) from (
         select from arcade.action
         join arcade.round on round.id = action.data ->> 'roundId' and round.member_id = action.member_id
         join arcade.seed on seed.id = round.seed_id and seed.state = 'revealed'
         where action.member_id = ${memberId} and action.action = ${VERIFY_ROUND} limit 1
       ) verified) as "verifiedRounds",
      (select count(*) from arcade.gacha_item where member_id = ${memberId}) as items
    from played`
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, count]) => [name, Number(count)])) as Figures
}
