import { randomUUID } from 'node:crypto'
import * as calendarRoute from '@/app/api/streak/calendar/route'
import * as claimRoute from '@/app/api/streak/claim/route'
import * as previewRoute from '@/app/api/streak/preview/route'
import * as statusRoute from '@/app/api/streak/status/route'
import { type Day, dayOf } from '@/lib/engagement/days/rules'
import type { StreakKind, StreakReceipt, StreakStatus } from '@/lib/engagement/streaks/contract'
import { claimStreak } from '@/lib/engagement/streaks/service'
import { pool, transaction } from '@/lib/platform/db/client'
import { appendEvent } from '@/lib/platform/events/append'
import type { Once } from '@/lib/platform/http/once'
import { ask } from './ask'
import type { TestMember } from './members'

type Headers = Pick<TestMember, 'headers'>

/** A claim through the route; no body at all unless one is given. */
export const askClaim = ({ headers }: Headers, { body, key = randomUUID() }: { body?: unknown; key?: string } = {}) =>
  ask('POST', claimRoute.POST, { headers, key, ...(body !== undefined && { body }) })

export const askStatus = async ({ headers }: Headers): Promise<StreakStatus> =>
  (await ask('GET', statusRoute.GET, { headers })).json

export const askPreview = async ({ headers }: Headers) => (await ask('GET', previewRoute.GET, { headers })).json

export const askCalendar = async ({ headers }: Headers, month?: string) =>
  (await ask('GET', calendarRoute.GET, { headers, query: month ? `?month=${month}` : '' })).json

export function standingOf({ streaks }: StreakStatus, kind: StreakKind = 'DAILY_LOGIN') {
  const found = streaks.find((one) => one.kind === kind)
  if (!found) throw new Error(`the status has no ${kind}`)
  return found
}

/** Today in Korea, as the database sees it. */
export async function today(): Promise<Day> {
  const { rows } = await pool().query<{ now: Date }>('select platform.clock_now() as now')
  return dayOf(rows[0]?.now ?? new Date(0))
}

/** Past days on which the member did the deed, at noon. */
export async function wasHere({ id }: TestMember, days: readonly Day[], kind: StreakKind = 'DAILY_LOGIN') {
  await pool().query(
    `insert into engagement.streak_day (member_id, kind, day, at)
     select $1, $2, day, (day + time '12:00') at time zone 'Asia/Seoul' from unnest($3::date[]) as day`,
    [id, kind, days],
  )
}

/** The event of a finished round, as the arcade appends it, in a transaction of its own. */
export const tellOfRound = ({ id }: TestMember) =>
  transaction((tx) =>
    appendEvent(tx, {
      type: 'game_update',
      memberId: id,
      key: id,
      version: 1,
      payload: { version: 1, round: { id: `rnd_${randomUUID()}` } },
    }),
  )

/** A transaction in which the product's clock stands still at `moment`, to the microsecond. */
const onceAt =
  (moment: string): Once =>
  (work) =>
    transaction(async (tx) => {
      await tx.$executeRaw`update platform.clock_shift set shift = ${moment}::text::timestamptz - now()`
      const value = await work(tx)
      await tx.$executeRaw`update platform.clock_shift set shift = interval '0'`
      return value
    })

export const claimAt = ({ id }: TestMember, moment: string, kind: StreakKind = 'DAILY_LOGIN'): Promise<StreakReceipt> =>
  claimStreak({ memberId: id, kind, once: onceAt(moment) })
