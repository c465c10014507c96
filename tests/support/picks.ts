import { randomUUID } from 'node:crypto'
import * as pickRoute from '@/app/api/v1/predictions/[symbol]/route'
import * as picksRoute from '@/app/api/v1/predictions/route'
import * as dayRoute from '@/app/api/v1/predictions/today/route'
import { db, pool } from '@/lib/platform/db/client'
import type { LaneOnce } from '@/lib/platform/http/once'
import { newId } from '@/lib/platform/random/random'
import type { Side } from '@/lib/predictions/picks/constants'
import { ask } from './ask'
import type { TestMember } from './members'

type Who = Pick<TestMember, 'headers'>
type Word = { side?: Side; confidence?: number | null; tradeDate?: string }

export const askPick = ({ headers }: Who, symbol: string, body: Word = { side: 'UP' }, key: string = randomUUID()) =>
  ask('POST', pickRoute.POST, { headers, params: { symbol }, body, key })

export const askChange = ({ headers }: Who, symbol: string, body: Word, key: string = randomUUID()) =>
  ask('PATCH', pickRoute.PATCH, { headers, params: { symbol }, body, key })

export const askCancel = ({ headers }: Who, symbol: string, key: string = randomUUID()) =>
  ask('DELETE', pickRoute.DELETE, { headers, params: { symbol }, key })

export const askDay = ({ headers }: Who, query = '') => ask('GET', dayRoute.GET, { headers, query })
export const askPicks = ({ headers }: Who, query = '') => ask('GET', picksRoute.GET, { headers, query })

/** `once` as a request with a key of its own brings it. */
export const onceFor =
  (memberId: string): LaneOnce =>
  (submit) =>
    submit({ principal: memberId, key: randomUUID(), fingerprint: Buffer.alloc(32) })

/** What `predictions.put_picks` takes for picks of UP on the session that takes picks now. */
export const pickItems = (...picks: { memberId: string; symbol: string | undefined }[]): string =>
  JSON.stringify(
    picks.map(({ memberId, symbol }, place) => {
      const claim = { principal: memberId, key: randomUUID(), fingerprint: '\\x00', status: 201 }
      const word = { act: 'create', member_id: memberId, trade_date: null, symbol, id: newId('prd'), side: 'UP' }
      return { place, ...claim, ...word, confidence: null, keeps_confidence: false }
    }),
  )

/**
 * The moment that picks and ads are judged by stands still from now on, in this file's database (which is spoilt by
 * it), until it is set again or runs on by null.
 */
export async function stopMoment(moment: Date | null): Promise<void> {
  const said = moment ? `timestamptz '${moment.toISOString()}'` : 'platform.clock_now() + (clock_timestamp() - now())'
  await pool().query(
    `create or replace function predictions.moment() returns timestamptz language sql volatile as $$ select ${said} $$`,
  )
}

/** Nobody of these has picked on this day, or everybody has picked AAPL. */
export async function setPicks(members: readonly string[], date: string, isPicked: boolean): Promise<void> {
  const tradeDate = new Date(date)
  await db.pick.deleteMany({ where: { memberId: { in: [...members] }, tradeDate } })
  await db.memberDay.deleteMany({ where: { memberId: { in: [...members] }, tradeDate } })
  if (!isPicked) return
  const at = new Date()
  const day = members.map((memberId) => ({ memberId, tradeDate, usedSlots: 1 }))
  await db.memberDay.createMany({ data: day })
  const word = { tradeDate, symbol: 'AAPL', side: 'UP', pickedAt: at, changedAt: at }
  await db.pick.createMany({ data: members.map((memberId) => ({ id: newId('prd'), memberId, ...word })) })
}
