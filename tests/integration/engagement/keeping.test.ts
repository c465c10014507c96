import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as withdrawRoute from '@/app/api/admin/streaks/outages/[id]/withdraw/route'
import * as outagesRoute from '@/app/api/admin/streaks/outages/route'
import * as correctRoute from '@/app/api/admin/users/[id]/streak/route'
import * as protectionRoute from '@/app/api/streak/protection/route'
import { addDays, type Day, startOf } from '@/lib/engagement/days/rules'
import { noteAlive } from '@/lib/engagement/outages/service'
import { db, pool } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/random/random'
import { ask } from '@/tests/support/ask'
import { aMember, anOperator, type TestMember } from '@/tests/support/members'
import { askCalendar, askStatus, standingOf, today, wasHere } from '@/tests/support/streaks'

let day: Day
beforeEach(async () => {
  day = await today()
})

const back = (...counts: number[]) => counts.map((count) => addDays(day, -count))
const WEEK_BEFORE_YESTERDAY = [2, 3, 4, 5, 6, 7, 8]
const at = (one: Day, hour: number) => new Date(startOf(one).getTime() + hour * 3_600_000).toISOString()
const post = (route: typeof outagesRoute.POST, operator: TestMember, body: object, params = {}) =>
  ask('POST', route, { headers: operator.headers, key: randomUUID(), body, params })
const stateOf = async (member: TestMember, one: Day) => {
  const { streaks } = await askCalendar(member, one.slice(0, 7))
  return streaks[0].days.find((entry: { day: Day }) => entry.day === one).state
}

describe('protections', () => {
  const setProtection = ({ headers }: TestMember, isOn: unknown) =>
    ask('PUT', protectionRoute.PUT, { headers, body: { isOn } })

  test('a missed day uses one by itself, and the calendar shows it', async () => {
    const member = await aMember()
    await wasHere(member, back(...WEEK_BEFORE_YESTERDAY))
    expect(standingOf(await askStatus(member))).toMatchObject({ streak: 7, protections: { held: 0 } })
    expect(await stateOf(member, addDays(day, -1))).toBe('protected')
  })

  test('switched off, a later missed day ends the streak; days before keep theirs', async () => {
    const member = await aMember()
    await wasHere(member, back(...WEEK_BEFORE_YESTERDAY))
    const { json } = await setProtection(member, false)
    expect([json.isProtectionOn, standingOf(json).streak]).toEqual([false, 7])
    expect((await askStatus(member)).isProtectionOn).toBe(false)
    expect((await setProtection(member, true)).json.isProtectionOn).toBe(true)
    const { rows } = await pool().query(
      'select is_on from engagement.protection_switch where member_id = $1 order by id',
      [member.id],
    )
    expect(rows.map(({ is_on }) => is_on)).toEqual([false, true])
  })

  test('setting it as it is writes nothing', async () => {
    const member = await aMember()
    await setProtection(member, true)
    expect(await db.protectionSwitch.count({ where: { memberId: member.id } })).toBe(0)
    expect((await setProtection(member, 'no')).status).toBe(422)
  })
})

describe('our outages', () => {
  afterEach(async () => {
    await pool().query(`
      insert into engagement.outage_withdrawal (outage_id, reason, actor)
      select id, 'end of the test', 'system' from engagement.outage on conflict do nothing`)
  })

  test('a day that we spoiled breaks nothing and uses nothing, declared afterwards', async () => {
    const [member, operator] = [await aMember(), await anOperator()]
    await wasHere(member, back(...WEEK_BEFORE_YESTERDAY))
    const yesterday = addDays(day, -1)
    const body = { fromAt: at(yesterday, 20), toAt: at(yesterday, 21), reason: '전원 점검' }
    const { status, json } = await post(outagesRoute.POST, operator, body)
    expect([status, json.coveredDays, json.source]).toEqual([201, [yesterday], 'operator'])
    expect(standingOf(await askStatus(member))).toMatchObject({ streak: 7, protections: { held: 1 } })
    expect(await stateOf(member, yesterday)).toBe('outage')
  })

  test('one that was none can be taken back, once, and stays in the list', async () => {
    const [member, operator] = [await aMember(), await anOperator()]
    await wasHere(member, back(2))
    const yesterday = addDays(day, -1)
    const body = { fromAt: at(yesterday, 1), toAt: at(yesterday, 9), reason: 'a mistake' }
    const { json } = await post(outagesRoute.POST, operator, body)
    expect(standingOf(await askStatus(member)).streak).toBe(1)
    const withdraw = () => post(withdrawRoute.POST, operator, { reason: 'wrong day' }, { id: json.id })
    expect((await withdraw()).json.withdrawal).toMatchObject({ reason: 'wrong day', actor: operator.id })
    expect((await withdraw()).status).toBe(409)
    expect(standingOf(await askStatus(member)).streak).toBe(0)
    const list = await ask('GET', outagesRoute.GET, { headers: operator.headers, query: '?limit=1' })
    expect(list.json.items[0]).toMatchObject({ id: json.id, withdrawal: { reason: 'wrong day' } })
    expect((await post(withdrawRoute.POST, operator, { reason: 'none' }, { id: newId('otg') })).status).toBe(404)
  })

  test('one that ends before it begins, is not over, lasts too long or lies too far back is refused', async () => {
    const operator = await anOperator()
    const spans = [
      [at(day, -1), at(day, -2)],
      [at(day, -1), at(day, 30)],
      [at(day, -40 * 24), at(day, -24)],
      ['0000-01-01T00:00:00Z', '0000-01-02T00:00:00Z'],
    ]
    for (const [fromAt, toAt] of spans) {
      const { status, json } = await post(outagesRoute.POST, operator, { fromAt, toAt, reason: 'no' })
      expect([status, json.code]).toEqual([422, 'INVALID_INPUT'])
    }
  })

  test('lists come in pages, each outage once', async () => {
    const operator = await anOperator()
    for (let count = 0; count < 3; count++) {
      await post(outagesRoute.POST, operator, { fromAt: at(day, -3), toAt: at(day, -2), reason: `${count}` })
    }
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = `?limit=2${cursor && `&cursor=${cursor}`}`
      const { json } = await ask('GET', outagesRoute.GET, { headers: operator.headers, query })
      seen.push(...json.items.map(({ id }: { id: string }) => id))
      cursor = json.nextCursor
    }
    expect(seen.length).toBe(await db.outage.count())
    expect(new Set(seen).size).toBe(seen.length)
    const wrong = await ask('GET', outagesRoute.GET, { headers: operator.headers, query: '?cursor=AAAA' })
    expect(wrong.status).toBe(422)
  })
})

describe('silence', () => {
  const hush = (interval: string) =>
    pool().query(`update engagement.sign_of_life set at = platform.clock_now() - $1::interval`, [interval])

  test('ten minutes without a sign of life are noted as an outage, once', async () => {
    await noteAlive()
    await hush('9 minutes')
    expect(await noteAlive()).toBe(0)
    await hush('3 hours')
    const noted = await Promise.all(Array.from({ length: 5 }, () => noteAlive()))
    expect(noted.reduce((sum, one) => sum + one, 0)).toBe(1)
    const outage = await db.outage.findFirstOrThrow({ where: { source: 'silence' } })
    expect(Math.round((outage.toAt.getTime() - outage.fromAt.getTime()) / 60_000)).toBe(180)
  })

  test('a clock that somebody moved is no silence', async () => {
    await noteAlive()
    const before = await db.outage.count()
    await pool().query(`update platform.clock_shift set shift = interval '40 days'`)
    expect(await noteAlive()).toBe(0)
    await pool().query(`update platform.clock_shift set shift = interval '0'`)
    expect(await noteAlive()).toBe(0)
    expect(await db.outage.count()).toBe(before)
  })
})

describe('corrections', () => {
  const correct = (operator: TestMember, { id }: TestMember, body: object, key: string = randomUUID()) =>
    ask('POST', correctRoute.POST, { headers: operator.headers, key, body, params: { id } })

  test('an operator says where a streak stood; the member goes on from there, and the audit knows why', async () => {
    const [member, operator] = [await aMember(), await anOperator()]
    await wasHere(member, [day])
    const body = { kind: 'DAILY_LOGIN', streak: 12, reason: 'lost by a defect' }
    const { status, json } = await correct(operator, member, body)
    expect([status, standingOf(json.status).streak]).toEqual([200, 13])
    expect(json.corrections[0]).toMatchObject({ asOfDay: addDays(day, -1), streak: 12, actor: operator.id })
    expect(standingOf(await askStatus(member)).streak).toBe(13)
    const audit = await db.audit.findFirstOrThrow({ where: { action: 'correctStreak', subject: member.id } })
    expect([audit.actor, audit.status]).toEqual([operator.id, 200])
  })

  test('a correction is corrected by another; none is overwritten', async () => {
    const [member, operator] = [await aMember(), await anOperator()]
    await correct(operator, member, { kind: 'DAILY_LOGIN', streak: 12, reason: 'first' })
    const { json } = await correct(operator, member, { kind: 'DAILY_LOGIN', streak: 0, reason: 'second' })
    expect(json.corrections.map(({ reason }: { reason: string }) => reason)).toEqual(['second', 'first'])
    expect(standingOf(json.status).streak).toBe(0)
  })

  test('the same key corrects once', async () => {
    const [member, operator] = [await aMember(), await anOperator()]
    const key = randomUUID()
    const body = { kind: 'DAILY_PLAY', streak: 3, reason: 'once' }
    await Promise.all([correct(operator, member, body, key), correct(operator, member, body, key)])
    expect(await db.streakCorrection.count({ where: { memberId: member.id } })).toBe(1)
  })

  test('today, the future and days beyond a year are refused', async () => {
    const [member, operator] = [await aMember(), await anOperator()]
    for (const asOfDay of [day, addDays(day, 1), addDays(day, -400), '0001-01-01']) {
      const { status } = await correct(operator, member, { kind: 'DAILY_LOGIN', streak: 1, asOfDay, reason: 'no' })
      expect(status).toBe(422)
    }
  })

  test('who may only read sees the streak and changes nothing', async () => {
    const [member, reader] = [await aMember(), await anOperator({ roles: ['USER', 'ADMIN_READ'] })]
    const read = await ask('GET', correctRoute.GET, { headers: reader.headers, params: { id: member.id } })
    expect(read.status).toBe(200)
    expect((await correct(reader, member, { kind: 'DAILY_LOGIN', streak: 1, reason: 'no' })).status).toBe(403)
    const unknown = await ask('GET', correctRoute.GET, { headers: reader.headers, params: { id: newId('usr') } })
    expect(unknown.status).toBe(404)
  })
})

test('a member sees their own days and nobody else’s', async () => {
  const [owner, other] = [await aMember(), await aMember()]
  await wasHere(owner, back(1, 2))
  expect(standingOf(await askStatus(owner)).streak).toBe(2)
  expect(standingOf(await askStatus(other)).streak).toBe(0)
  expect(await stateOf(other, addDays(day, -1))).toBe('before')
})
