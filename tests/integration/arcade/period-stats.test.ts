import { afterEach, expect, test } from 'vitest'
import * as ofRoute from '@/app/api/games/stats/[user]/route'
import * as meRoute from '@/app/api/games/stats/me/route'
import { setClock } from '@/lib/platform/clock/clock'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/random/random'
import { ask } from '@/tests/support/ask'
import { anOperator, type TestMember } from '@/tests/support/members'
import { aPlayer, askSpin } from '@/tests/support/players'

afterEach(() => setClock(null))

type By = Pick<TestMember, 'headers'>
const statsOf = ({ headers }: By, user: string, query = '') =>
  ask('GET', ofRoute.GET, { headers, params: { user }, query })
const at = (kst: string) => setClock(new Date(`${kst}+09:00`))

test('the figures of all time are those of stats/me, and the sums over the rounds', async () => {
  const member = await aPlayer()
  for (let spins = 0; spins < 6; spins++) await askSpin(member)
  const { json } = await statsOf(member, member.id)
  const { totals } = (await ask('GET', meRoute.GET, { headers: member.headers })).json
  const { rounds, wins, staked, paid, biggestWin, bestMultiplier, bestStreak, playMs } = totals
  expect(json).toMatchObject({ rounds, wins, staked, paid, biggestWin, bestMultiplier, bestStreak, playMs })
  expect(json).toMatchObject({
    net: paid - staked,
    winRate: { numerator: wins, denominator: rounds },
    returnRate: { numerator: paid, denominator: staked },
    favourite: 'slot',
  })
  const { _count, _sum } = await db.round.aggregate({
    where: { memberId: member.id },
    _count: true,
    _sum: { bet: true },
  })
  expect([json.rounds, json.staked]).toEqual([_count, Number(_sum.bet)])
})

test('each period holds its own days of the Korean calendar', async () => {
  const member = await aPlayer()
  for (const day of ['2027-01-31', '2027-02-01', '2027-02-06', '2027-02-07']) {
    await at(`${day}T23:59:50`)
    await askSpin(member)
  }
  const roundsIn = async (period: string) => (await statsOf(member, member.id, `?period=${period}`)).json.rounds
  await at('2027-02-07T23:59:59')
  expect(await Promise.all(['today', 'week', 'month', 'all'].map(roundsIn))).toEqual([1, 3, 3, 4])
  await at('2027-02-08T00:00:00')
  expect(await Promise.all(['today', 'week', 'month', 'all'].map(roundsIn))).toEqual([0, 0, 3, 4])
  const { byDay } = (await statsOf(member, member.id, '?period=today')).json
  expect(byDay).toHaveLength(30)
  expect(byDay.filter(({ rounds }: { rounds: number }) => rounds > 0).map(({ day }: { day: string }) => day)).toEqual([
    '2027-01-31',
    '2027-02-01',
    '2027-02-06',
    '2027-02-07',
  ])
})

test('one game is told apart from the others', async () => {
  const member = await aPlayer()
  await askSpin(member)
  expect((await statsOf(member, member.id, '?game_type=slot')).json).toMatchObject({
    gameType: 'slot',
    rounds: 1,
    byGame: [{ game: 'slot', rounds: 1 }],
  })
  expect((await statsOf(member, member.id, '?game_type=rps')).json).toMatchObject({ rounds: 0, favourite: null })
})

test('figures are shown to their member and to operators; to others they are nobody’s', async () => {
  const [owner, other, operator] = [
    await aPlayer(),
    await aPlayer(),
    await anOperator({ roles: ['USER', 'ADMIN_READ'] }),
  ]
  expect((await statsOf(operator, owner.id)).json.memberId).toBe(owner.id)
  const answers = await Promise.all([owner.id, newId('usr')].map((user) => statsOf(other, user)))
  expect(answers.map(({ status }) => status)).toEqual([404, 404])
})

test.each(['?period=year', '?game_type=poker', '?period=all&period=week', '?more=1'])(
  '%s is refused',
  async (query) => {
    const member = await aPlayer()
    expect((await statsOf(member, member.id, query)).status).toBe(422)
  },
)
