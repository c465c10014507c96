import { afterEach, beforeAll, expect, test } from 'vitest'
import * as choiceRoute from '@/app/api/games/leaderboard/choice/route'
import * as pulseRoute from '@/app/api/games/pulse/route'
import { now, setClock } from '@/lib/platform/clock/clock'
import { db, pool } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { spoilDatabase } from '@/tests/support/database'
import { aDay } from '@/tests/support/days'
import { aMember, type TestMember } from '@/tests/support/members'
import { aPlayer, askSpin } from '@/tests/support/players'

spoilDatabase()
afterEach(() => setClock(null))

let viewer: TestMember
beforeAll(async () => {
  viewer = await aMember()
})
const pulse = async () => (await ask('GET', pulseRoute.GET, { headers: viewer.headers })).json
const at = (kst: string) => setClock(new Date(`${kst}+09:00`))
const later = (seconds: number) => setClock(new Date(now().getTime() + seconds * 1_000))

test('counts are the query’s, of a crowd of five, and never of four', async () => {
  await at('2027-03-01T12:00:00')
  const crowd = await Promise.all(Array.from({ length: 6 }, () => aMember()))
  for (const [index, { id }] of crowd.entries()) {
    if (index < 5) await aDay(id, '2027-03-01', 'slot', { rounds: 3 })
    if (index > 1) await aDay(id, '2027-03-01', 'rps', { rounds: 7 })
  }
  expect(await pulse()).toMatchObject({
    day: '2027-03-01',
    today: { members: 6, rounds: 43 },
    popular: [{ game: 'slot', members: 5, rounds: 15 }],
  })
  const { rows } = await pool().query(
    `select count(distinct member_id)::int as members, sum(rounds)::int as rounds from arcade.day_stat where day = '2027-03-01'`,
  )
  expect((await pulse()).today).toEqual(rows[0])
})

test('a new day begins with nothing, at once', async () => {
  await at('2027-03-01T23:59:59')
  expect((await pulse()).today).not.toBeNull()
  await at('2027-03-02T00:00:00')
  expect(await pulse()).toMatchObject({ day: '2027-03-02', today: null, popular: [] })
})

test('an answer says when it was counted, and is counted anew after 30 seconds', async () => {
  await at('2027-03-03T12:00:00')
  const { asOf } = await pulse()
  await later(20)
  expect((await pulse()).asOf).toBe(asOf)
  await later(20)
  expect((await pulse()).asOf).not.toBe(asOf)
})

test('wins are told once five members have one, without a name unless it was asked for', async () => {
  await at('2027-03-04T12:00:00')
  const winners: TestMember[] = []
  while (winners.length < 5) {
    const member = await aPlayer()
    for (let isWon = false; !isWon; ) {
      const { round } = (await askSpin(member)).json
      isWon = round.payout > round.bet
    }
    winners.push(member)
    await later(40)
    if (winners.length === 4) expect((await pulse()).recentWins).toEqual([])
  }
  const told = (await pulse()).recentWins
  expect(told.length).toBeGreaterThanOrEqual(5)
  expect(told.every(({ nickname }: { nickname: string | null }) => nickname === null)).toBe(true)
  expect(told[0].wonAt).toMatch(/:00\.000Z$/)

  const [named, suspended] = [winners[4]!, winners[3]!]
  for (const { headers } of [named, suspended]) {
    await ask('PUT', choiceRoute.PUT, { headers, body: { isOnBoard: true } })
  }
  await db.member.update({ where: { id: suspended.id }, data: { status: 'SUSPENDED' } })
  await later(40)
  const { text } = await ask('GET', pulseRoute.GET, { headers: viewer.headers })
  expect(JSON.parse(text).recentWins.map(({ nickname }: { nickname: string | null }) => nickname)).toContain('t•••')
  for (const { id, nickname } of winners) expect([text.includes(id), text.includes(nickname)]).toEqual([false, false])
})
