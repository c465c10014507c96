import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as tickRoute from '@/app/api/streak/tick/route'
import * as historyRoute from '@/app/api/users/balance/history/route'
import { addDays, endOf } from '@/lib/engagement/days/rules'
import { REWARD_TABLE } from '@/lib/engagement/streaks/constants'
import { StreakUpdate } from '@/lib/engagement/streaks/events'
import { pool } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { aMember, type TestMember } from '@/tests/support/members'
import { goldOf } from '@/tests/support/players'
import { askClaim, askPreview, askStatus, claimAt, standingOf, today, wasHere } from '@/tests/support/streaks'

const FIRST_DAY = REWARD_TABLE.rewards.DAILY_LOGIN[0][0].amount
const claimsOf = async ({ id }: TestMember) =>
  (
    await pool().query<{ day: string; streak: number; transfer: string }>(
      `select day::text, streak, transfer_id as transfer from engagement.streak_claim
       where member_id = $1 order by kind, day`,
      [id],
    )
  ).rows
const eventsOf = async ({ id }: TestMember, type: string) =>
  (
    await pool().query<{ payload: Record<string, unknown> }>(
      'select payload from platform.event where member_id = $1 and type = $2 order by id',
      [id, type],
    )
  ).rows.map(({ payload }) => payload)

describe('a claim', () => {
  test('brings GOLD as a line of the wallet, and a receipt of it', async () => {
    const member = await aMember()
    const { status, json } = await askClaim(member)
    expect([status, json.isNew, json.claim.kind, json.claim.streak]).toEqual([200, true, 'DAILY_LOGIN', 1])
    expect(json.claim.rewards).toEqual([{ asset: 'GOLD', amount: FIRST_DAY }])
    expect(json.balance.balances.GOLD.available).toBe(1_000 + FIRST_DAY)
    const history = await ask('GET', historyRoute.GET, { headers: member.headers, query: '?limit=1' })
    expect(history.json.items[0]).toMatchObject({
      transferId: json.claim.transferId,
      amount: FIRST_DAY,
      reason: 'streak_reward',
      relatedType: 'streak',
      relatedId: `DAILY_LOGIN:${json.claim.claimDay}`,
    })
  })

  test('needs no body; an empty one and the kind by name mean the same', async () => {
    for (const body of [undefined, {}, { actionType: 'DAILY_LOGIN' }]) {
      const { status, json } = await askClaim(await aMember(), { body })
      expect([status, json.claim.kind]).toEqual([200, 'DAILY_LOGIN'])
    }
  })

  test.each([{ actionType: 'DAILY' }, { actionType: null }, { action_type: 'DAILY_LOGIN' }, [], 7])(
    'with the body %j is refused',
    async (body) => {
      const { status, json } = await askClaim(await aMember(), { body })
      expect([status, json.code]).toEqual([422, 'INVALID_INPUT'])
    },
  )

  test('needs a member and a key', async () => {
    const member = await aMember()
    expect((await askClaim({ headers: { authorization: '' } })).status).toBe(401)
    expect(
      (await ask('POST', (await import('@/app/api/streak/claim/route')).POST, { headers: member.headers })).status,
    ).toBe(400)
  })

  test('pays what the preview said, seven days and the plateau', async () => {
    const member = await aMember()
    const day = await today()
    for (const length of [1, 2, 6, 7, 8, 30]) {
      const other = length === 1 ? member : await aMember()
      await wasHere(
        other,
        Array.from({ length: length - 1 }, (_, index) => addDays(day, -1 - index)),
      )
      const preview = await askPreview(other)
      const promised = preview.streaks[0].days[0]
      const { json } = await askClaim(other)
      expect([promised.day, promised.streak, promised.rewards]).toEqual([day, length, json.claim.rewards])
      expect(json.claim.streak).toBe(length)
    }
  })

  test('of the seventh day brings POINT too, in one transfer', async () => {
    const member = await aMember()
    const day = await today()
    await wasHere(
      member,
      [1, 2, 3, 4, 5, 6].map((back) => addDays(day, -back)),
    )
    const { json } = await askClaim(member)
    expect(json.claim.rewards).toEqual([...REWARD_TABLE.rewards.DAILY_LOGIN[6]])
    expect(json.balance.balances.POINT.available).toBe(10)
    expect(standingOf(json.status).protections).toEqual({ held: 1, max: 2, daysToNext: 7 })
  })

  test('tells the other screens of the member: what came, and where the streak stands', async () => {
    const member = await aMember()
    const { json } = await askClaim(member)
    expect(await eventsOf(member, 'reward_granted')).toEqual([
      { version: 1, transferId: json.claim.transferId, reason: 'streak_reward', asset: 'GOLD', amount: FIRST_DAY },
    ])
    const [update] = await eventsOf(member, 'streak_update')
    expect(StreakUpdate.parse(update).streaks[0]).toEqual({ kind: 'DAILY_LOGIN', streak: 1, isClaimed: true })
  })
})

describe('retries', () => {
  test('the same key answers the same bytes', async () => {
    const member = await aMember()
    const key = randomUUID()
    const first = await askClaim(member, { key })
    const second = await askClaim(member, { key })
    expect([second.text, second.headers.get('idempotent-replayed')]).toEqual([first.text, 'true'])
    expect(await goldOf(member.id)).toBe(1_000 + FIRST_DAY)
  })

  test('another key on the same day gets the first receipt, and nothing more', async () => {
    const member = await aMember()
    const first = await askClaim(member)
    const second = await askClaim(member)
    expect([second.status, second.json.isNew, second.json.claim]).toEqual([200, false, first.json.claim])
    expect(await goldOf(member.id)).toBe(1_000 + FIRST_DAY)
    expect(await eventsOf(member, 'reward_granted')).toHaveLength(1)
  })
})

describe('races', () => {
  test('two devices, twenty presses: one reward, one receipt for all', async () => {
    const member = await aMember()
    const answers = await Promise.all(Array.from({ length: 20 }, () => askClaim(member)))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(answers.filter(({ json }) => json.isNew)).toHaveLength(1)
    expect(new Set(answers.map(({ json }) => json.claim.transferId)).size).toBe(1)
    expect([await goldOf(member.id), (await claimsOf(member)).length]).toEqual([1_000 + FIRST_DAY, 1])
  })

  test('ten presses under one key are one reward', async () => {
    const member = await aMember()
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 10 }, () => askClaim(member, { key })))
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
    expect(await goldOf(member.id)).toBe(1_000 + FIRST_DAY)
  })

  test('claims of many members at once each pay their own', async () => {
    const members = await Promise.all(Array.from({ length: 8 }, () => aMember()))
    await Promise.all(members.flatMap((member) => [askClaim(member), askClaim(member)]))
    for (const { id } of members) expect(await goldOf(id)).toBe(1_000 + FIRST_DAY)
  })
})

describe('a tick', () => {
  const tick = ({ headers }: TestMember, body?: object) =>
    ask('POST', tickRoute.POST, { headers, ...(body && { body }) })

  test('makes the day count and leaves the reward', async () => {
    const member = await aMember()
    expect(standingOf(await askStatus(member))).toMatchObject({ streak: 0, isActiveToday: false, canClaim: true })
    const { status, json } = await tick(member)
    expect(status).toBe(200)
    expect(standingOf(json)).toMatchObject({ streak: 1, isActiveToday: true, canClaim: true, claim: null })
    expect(standingOf((await tick(member, {})).json).streak).toBe(1)
    expect(await goldOf(member.id)).toBe(1_000)
    expect((await askClaim(member)).json).toMatchObject({ isNew: true, claim: { streak: 1 } })
  })
})

describe('the Korean day', () => {
  test('one millisecond before midnight is today, midnight is tomorrow', async () => {
    const member = await aMember()
    const last = await claimAt(member, '2026-12-01T23:59:59.999+09:00')
    const same = await claimAt(member, '2026-12-01T23:59:59.999999+09:00')
    const next = await claimAt(member, '2026-12-02T00:00:00.000+09:00')
    expect([last.claim.claimDay, last.claim.streak, last.isNew]).toEqual(['2026-12-01', 1, true])
    expect([same.claim.transferId, same.isNew]).toEqual([last.claim.transferId, false])
    expect([next.claim.claimDay, next.claim.streak, next.isNew]).toEqual(['2026-12-02', 2, true])
    expect(next.status.endsAt).toBe('2026-12-02T15:00:00.000Z')
    expect((await claimsOf(member)).map(({ day, streak }) => [day, streak])).toEqual([
      ['2026-12-01', 1],
      ['2026-12-02', 2],
    ])
  })

  test('35 hours between two claims are one missed day at most, never two; 25 hours are none', async () => {
    const [early, late] = [await aMember(), await aMember()]
    await claimAt(early, '2026-12-01T00:00:00+09:00')
    expect((await claimAt(early, '2026-12-02T23:59:59.999+09:00')).claim.streak).toBe(2)
    await claimAt(late, '2026-12-01T23:59:00+09:00')
    expect((await claimAt(late, '2026-12-03T00:00:00+09:00')).claim.streak).toBe(1)
  })

  test('two claims a minute apart over midnight are two days', async () => {
    const member = await aMember()
    await claimAt(member, '2026-12-31T23:59:30+09:00')
    expect((await claimAt(member, '2027-01-01T00:00:30+09:00')).claim.streak).toBe(2)
  })

  test('where the member is changes nothing: the preview names one instant, in UTC and in Korean time', async () => {
    const member = await aMember()
    const preview = await askPreview(member)
    expect(preview).toMatchObject({ timeZone: 'Asia/Seoul', endsAt: endOf(preview.todayDay).toISOString() })
    expect(preview.endsAtKst).toBe(`${addDays(preview.todayDay, 1)}T00:00:00+09:00`)
    expect(new Date(preview.endsAtKst).toISOString()).toBe(preview.endsAt)
    expect(preview.streaks[0].table).toHaveLength(7)
  })

  test('a row of another day than its moment is refused by the database', async () => {
    const { id } = await aMember()
    await expect(
      pool().query(
        `insert into engagement.streak_day (member_id, kind, day, at)
         values ($1, 'DAILY_LOGIN', '2026-11-21', '2026-11-21 23:30+00')`,
        [id],
      ),
    ).rejects.toThrow(/check constraint/)
  })
})

test('what was written stays as it was', async () => {
  const member = await aMember()
  await askClaim(member)
  for (const sql of [
    'update engagement.streak_claim set streak = 99',
    'delete from engagement.streak_claim',
    'delete from engagement.streak_day',
    'truncate engagement.streak_correction',
    'update engagement.outage set to_at = from_at',
  ]) {
    await expect(pool().query(sql)).rejects.toThrow(/append-only|foreign key/)
  }
})
