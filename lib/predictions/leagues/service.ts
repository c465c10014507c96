import 'server-only'
import { listAbsent } from '@/lib/identity/standing/reads'
import { now } from '@/lib/platform/clock/clock'
import type { Tx } from '@/lib/platform/db/client'
import type { Once } from '@/lib/platform/http/once'
import { randomToken } from '@/lib/platform/random/random'
import { findLastSeat } from './adapter'
import { COHORT_SIZE } from './constants'
import type { LeagueChoice } from './contract'
import { findRunningWeek, rankTable, type Seen } from './reads'
import { divisionAfter } from './rules'

const HANDLE_BYTES = 12

type Order = { memberId: string; once: Once }

/**
 * Afterwards the member takes part, is seen by their table and has a seat in the week that runs: once, however often they
 * ask. A week in which they never ask has no seat and moves them nowhere.
 */
export async function joinLeague({ memberId, once }: Order): Promise<LeagueChoice> {
  const absent = await listAbsent()
  return once(async (tx) => {
    await choose(tx, memberId, true)
    const week = await findRunningWeek(tx)
    await takeSeat(tx, week, { memberId, absent })
    return { isIn: true, week }
  })
}

/**
 * Afterwards nobody sees the member in any table. Their seat stays taken until the week is over, and where it leads stays
 * what their picks say, so that nobody escapes going down by leaving for a day.
 */
export const leaveLeague = ({ memberId, once }: Order): Promise<LeagueChoice> =>
  once(async (tx) => {
    await choose(tx, memberId, false)
    return { isIn: false, week: await findRunningWeek(tx) }
  })

const choose = (tx: Tx, memberId: string, isIn: boolean) =>
  tx.leagueChoice.upsert({
    where: { memberId },
    create: { memberId, isIn, handle: randomToken(HANDLE_BYTES), changedAt: now() },
    update: { isIn, changedAt: now() },
  })

async function takeSeat(tx: Tx, week: string, { memberId, absent }: Seen): Promise<void> {
  const last = await findLastSeat(tx, memberId, week)
  if (last?.week === week) return
  let division = 0
  if (last) {
    const mine = (await rankTable(tx, last, { memberId, absent })).find((row) => row.memberId === memberId)
    division = divisionAfter(last.division, mine?.zone ?? 'unranked')
  }
  // One at a time for each week and division: no table gets more than its size, and none is begun before the last is full.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`predictions.league:${week}:${division}`}, 0))`
  await tx.$executeRaw`
    insert into predictions.league_seat (week, member_id, division, cohort)
    select ${week}, ${memberId}, ${division}, coalesce(
      (select cohort from predictions.league_seat where week = ${week} and division = ${division}
       group by cohort having count(*) < ${COHORT_SIZE} order by cohort limit 1),
      (select max(cohort) + 1 from predictions.league_seat where week = ${week} and division = ${division}),
      1)
    on conflict do nothing`
}
