import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import * as joinRoute from '@/app/api/v1/ox/league/join/route'
import * as leaveRoute from '@/app/api/v1/ox/league/leave/route'
import * as leagueRoute from '@/app/api/v1/ox/league/route'
import * as answerRoute from '@/app/api/v1/ox/practice/[dayToken]/route'
import * as practiceRoute from '@/app/api/v1/ox/practice/route'
import * as skillRoute from '@/app/api/v1/ox/skill/route'
import { setClock } from '@/lib/platform/clock/clock'
import { db } from '@/lib/platform/db/client'
import type { League, Row } from '@/lib/predictions/leagues/contract'
import { ask } from '@/tests/support/ask'
import { spoilDatabase } from '@/tests/support/database'
import { aMember, anOperator, type TestMember } from '@/tests/support/members'
import { aJudgedDay, decidedPicks, judgement } from '@/tests/support/standing'

spoilDatabase()
afterEach(() => setClock(null))

type By = Pick<TestMember, 'headers'>
const skillOf = async ({ headers }: By) => (await ask('GET', skillRoute.GET, { headers })).json
const leagueOf = async ({ headers }: By, query = ''): Promise<League> =>
  (await ask('GET', leagueRoute.GET, { headers, query })).json
const join = ({ headers }: By, key = randomUUID()) => ask('POST', joinRoute.POST, { headers, key })
const leave = ({ headers }: By) => ask('POST', leaveRoute.POST, { headers, key: randomUUID() })
const at = (utc: string) => setClock(new Date(`${utc}Z`))
const mineIn = ({ rows }: League) => rows.find(({ isMe }) => isMe)
const people = ({ rows }: League) => rows.filter(({ isRobot }) => !isRobot)

describe('skill', () => {
  test('of nobody’s picks is nothing yet', async () => {
    expect(await skillOf(await aMember())).toMatchObject({
      ...{ picks: 0, hits: 0, hitRateBp: null, interval: null, robotBp: null, confident: null, verdict: 'too_few' },
    })
  })

  test('counts decided picks only, beside the robot that says O to the same ones', async () => {
    const member = await aMember()
    await aJudgedDay('2026-03-02')
    await aJudgedDay('2026-03-03')
    // Six ups of ten: four hits of O, two misses of X.
    await decidedPicks(member.id, '2026-03-02', { hits: 4, misses: 1, voids: 2 })
    await decidedPicks(member.id, '2026-03-03', { side: 'DOWN', hits: 3, misses: 2 })
    expect(await skillOf(member)).toMatchObject({ picks: 10, hits: 7, hitRateBp: 7_000, robotBp: 6_000, barBp: 6_000 })
  })

  test('is found when the low end of the interval is above what always saying the same hit', async () => {
    const member = await aMember()
    for (const [day, side] of [
      ['09', 'UP'],
      ['10', 'DOWN'],
      ['11', 'UP'],
      ['12', 'DOWN'],
    ] as const) {
      await aJudgedDay(`2026-03-${day}`)
      await decidedPicks(member.id, `2026-03-${day}`, { side, hits: 8, misses: 2 })
    }
    expect(await skillOf(member)).toMatchObject({ picks: 40, hits: 32, barBp: 5_000, verdict: 'above_chance' })
    const always = await aMember()
    await decidedPicks(always.id, '2026-03-09', { hits: 10, misses: 0 })
    await decidedPicks(always.id, '2026-03-10', { hits: 10, misses: 0 })
    await decidedPicks(always.id, '2026-03-11', { hits: 10, misses: 0 })
    expect(await skillOf(always)).toMatchObject({ picks: 30, hits: 30, robotBp: 10_000, verdict: 'within_luck' })
  })

  test('knows how well confidence fits, against the others at the cut-off', async () => {
    const member = await aMember()
    await aJudgedDay('2026-03-16')
    await decidedPicks(member.id, '2026-03-16', { hits: 3, misses: 1, confidence: 80 })
    const { confident } = await skillOf(member)
    // (3 × 0.04 + 0.64) / 4; the others: two of three on the same side, so (2 + 1) / (3 + 2) by Laplace.
    expect(confident).toMatchObject({ picks: 4, brier: 1_900 })
    expect(confident.peer.mean).toBe(Math.round(((3 * (0.16 - 0.04) + (0.36 - 0.64)) / 4) * 10_000))
    expect(confident.calibration).toMatchObject([{ picks: 0 }, { picks: 0 }, { confidence: 80, picks: 4, hits: 3 }])
  })
})

describe('a league', () => {
  test('shows nobody who has not asked for it, and shows them no more once they leave', async () => {
    await at('2026-04-08T12:00:00')
    await aJudgedDay('2026-04-07')
    const [seen, hidden] = [await aMember(), await aMember()]
    await decidedPicks(seen.id, '2026-04-07', { hits: 6, misses: 2 })
    await decidedPicks(hidden.id, '2026-04-07', { hits: 8, misses: 0 })
    expect((await join(seen)).json).toEqual({ isIn: true, week: '2026-W15' })
    expect(await leagueOf(hidden)).toMatchObject({ isIn: false, division: null, rules: { up: 0 } })
    expect(people(await leagueOf(hidden))).toMatchObject([{ isMe: true, place: null, picks: 8 }])
    const table = await leagueOf(seen)
    expect(table).toMatchObject({ week: '2026-W15', isIn: true, division: 'seed', isRunning: true, weekAfter: null })
    expect(people(table)).toMatchObject([{ isMe: true, place: 1, picks: 8, hits: 6, score: 1_333 }])
    await join(hidden)
    expect(people(await leagueOf(seen)).map(({ isMe }) => isMe)).toEqual([false, true])
    await leave(hidden)
    expect(people(await leagueOf(seen)).map(({ isMe }) => isMe)).toEqual([true])
    expect(await leagueOf(hidden)).toMatchObject({ isIn: false, division: null })
    expect(people(await leagueOf(hidden))).toHaveLength(1)
  })

  test('ranks by more than volume, and shows first characters only', async () => {
    await at('2026-05-06T12:00:00')
    for (const day of ['04', '05', '06']) await aJudgedDay(`2026-05-${day}`)
    const [sharp, busy, lucky] = [await aMember(), await aMember(), await aMember()]
    await decidedPicks(sharp.id, '2026-05-04', { hits: 5, misses: 1 })
    for (const day of ['04', '05', '06']) await decidedPicks(busy.id, `2026-05-${day}`, { hits: 5, misses: 5 })
    await decidedPicks(lucky.id, '2026-05-05', { hits: 4, misses: 0 })
    for (const member of [busy, lucky, sharp]) await join(member)
    const table = await leagueOf(sharp)
    expect(people(table)).toMatchObject([
      { isMe: true, place: 1, score: 1_333 },
      { place: 2, picks: 30, score: 0 },
      { place: null, picks: 4, zone: 'unranked' },
    ])
    for (const { nickname } of people(table)) expect(nickname).toBe('t•••')
    expect(JSON.stringify(table)).not.toContain(busy.nickname)
  })

  test('has the robot among its rows, out of competition, by the newest version of each settlement', async () => {
    await at('2026-06-03T12:00:00')
    await aJudgedDay('2026-06-02')
    for (let place = 0; place < 8; place++) await judgement('2026-06-02', place, 'UP')
    await judgement('2026-06-02', 8, 'VOID')
    await judgement('2026-06-02', 7, 'DOWN')
    const member = await aMember()
    await decidedPicks(member.id, '2026-06-02', { hits: 5, misses: 4 })
    await join(member)
    expect((await leagueOf(member)).rows).toMatchObject([
      { isRobot: true, place: null, nickname: null, picks: 8, hits: 7, score: 2_000 },
      { isMe: true, place: 1, score: 333 },
    ])
  })

  test('is joined once, however often it is asked for', async () => {
    await at('2026-07-08T12:00:00')
    const member = await aMember()
    const key = randomUUID()
    const [first, again] = [await join(member, key), await join(member, key)]
    expect(again.json).toEqual(first.json)
    await Promise.all([join(member), join(member)])
    expect(await db.leagueSeat.count({ where: { memberId: member.id } })).toBe(1)
  })

  test('seats thirty at a table and the next at another, however many come at once', async () => {
    await at('2026-08-05T12:00:00')
    const members = await Promise.all(Array.from({ length: 33 }, () => aMember()))
    await Promise.all(members.map((member) => join(member)))
    const seats = await db.leagueSeat.groupBy({ by: ['cohort'], where: { week: '2026-W32' }, _count: true })
    expect(seats.map(({ _count }) => _count).sort((a, b) => a - b)).toEqual([3, 30])
  }, 60_000)

  test('leads up and down from week to week, and a corrected pick moves who has not been seated since', async () => {
    await at('2026-09-09T12:00:00')
    await aJudgedDay('2026-09-08')
    const members = await Promise.all(Array.from({ length: 6 }, () => aMember()))
    for (const [index, member] of members.entries()) {
      await decidedPicks(member.id, '2026-09-08', { hits: 9 - index, misses: index })
      await join(member)
    }
    const zones = people(await leagueOf(members[0]!)).map(({ zone }) => zone)
    expect(zones).toEqual(['up', 'up', 'stay', 'stay', 'stay', 'stay'])
    await at('2026-09-16T12:00:00')
    await db.pick.updateMany({ where: { memberId: members[1]!.id }, data: { state: 'VOID', points: 0 } })
    for (const member of members) await join(member)
    const tables = await Promise.all(members.map((member) => leagueOf(member)))
    // The second was voided out of its place; five are left, one of them goes up.
    expect(tables.map(({ division }) => division)).toEqual(['sprout', 'seed', 'seed', 'seed', 'seed', 'seed'])
    expect(tables[0]).toMatchObject({ week: '2026-W38', weekBefore: '2026-W37' })
    const before = await leagueOf(members[0]!, '?week=2026-W37')
    expect(before).toMatchObject({ isRunning: false, weekAfter: '2026-W38', division: 'seed' })
    expect(mineIn(before)).toMatchObject({ place: 1, hits: 9 } satisfies Partial<Row>)
  })

  test('shows neither the suspended nor operators', async () => {
    await at('2026-10-07T12:00:00')
    const [member, gone, operator] = [await aMember(), await aMember(), await anOperator()]
    for (const one of [member, gone, operator]) await join(one)
    await db.member.update({ where: { id: gone.id }, data: { status: 'SUSPENDED' } })
    expect(people(await leagueOf(member))).toHaveLength(1)
  })

  test('runs until its last session is judged', async () => {
    await aJudgedDay('2026-10-23')
    await aJudgedDay('2026-10-26')
    await at('2026-10-23T22:59:00')
    expect((await leagueOf(await aMember())).week).toBe('2026-W43')
    await at('2026-10-23T23:00:00')
    expect((await leagueOf(await aMember())).week).toBe('2026-W44')
  })

  test('refuses a week that is none', async () => {
    const { headers } = await aMember()
    expect((await ask('GET', leagueRoute.GET, { headers, query: '?week=2026-W60' })).status).toBe(422)
  })
})

describe('practice', () => {
  const draw = async ({ headers }: By) => (await ask('GET', practiceRoute.GET, { headers })).json
  const answer = ({ headers }: By, dayToken: string, side = 'UP') =>
    ask('POST', answerRoute.POST, { headers, params: { dayToken }, body: { side } })

  test('shows thirty closes as an index and nothing that tells the day', async () => {
    const day = await draw(await aMember())
    expect(Object.keys(day).sort()).toEqual(['closes', 'dayToken'])
    expect(day.closes).toHaveLength(30)
    expect(day.closes[0]).toBe(10_000)
    expect(day.dayToken).toMatch(/^[\w-]{60,200}$/)
  })

  test('answers what the day did, the same to O and X, and writes nothing', async () => {
    const member = await aMember()
    const { dayToken } = await draw(member)
    const [up, down] = [(await answer(member, dayToken)).json, (await answer(member, dayToken, 'DOWN')).json]
    expect(up.outcome).toBe(down.outcome)
    expect(up.isHit).toBe(!down.isHit)
    expect(Math.sign(up.changeBp)).toBe(up.outcome === 'UP' ? 1 : -1)
    expect(up.tradeDate).toMatch(/^201[3-8]-/)
    expect(await db.pick.count({ where: { memberId: member.id } })).toBe(0)
    expect(await skillOf(member)).toMatchObject({ picks: 0 })
  })

  test('knows no day of somebody else’s, of yesterday or of nobody’s making', async () => {
    const [member, other] = [await aMember(), await aMember()]
    const { dayToken } = await draw(member)
    expect((await answer(other, dayToken)).status).toBe(404)
    for (const forged of ['x', `${dayToken.slice(0, -4)}AAAA`, dayToken.slice(10)]) {
      expect((await answer(member, forged)).status).toBe(404)
    }
    await setClock(new Date(Date.now() + 25 * 3_600_000))
    expect((await answer(await aMember(), dayToken)).status).toBe(404)
  })
})
