import { afterEach, describe, expect, test } from 'vitest'
import * as choiceRoute from '@/app/api/games/leaderboard/choice/route'
import * as boardRoute from '@/app/api/games/leaderboard/route'
import { setClock } from '@/lib/platform/clock/clock'
import { db, pool } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { spoilDatabase } from '@/tests/support/database'
import { aDay } from '@/tests/support/days'
import { aMember, anOperator, type TestMember } from '@/tests/support/members'
import { aPlayer, askSpin } from '@/tests/support/players'

spoilDatabase()
afterEach(() => setClock(null))

type By = Pick<TestMember, 'headers'>
const board = async ({ headers }: By, query = '') => (await ask('GET', boardRoute.GET, { headers, query })).json
const choose = ({ headers }: By, isOnBoard: boolean) => ask('PUT', choiceRoute.PUT, { headers, body: { isOnBoard } })
const at = (kst: string) => setClock(new Date(`${kst}+09:00`))

async function aRival(isOnBoard = true): Promise<TestMember> {
  const member = await aMember()
  if (isOnBoard) await choose(member, true)
  return member
}
/** Places by member, as the board tells them: the rivals of a test are the only ones in its game and period. */
const placesOf = async (members: TestMember[], query: string) => {
  const seen = await Promise.all(members.map((member) => board(member, query)))
  return seen.map(({ me }) => me.place)
}

describe('the order', () => {
  test('is by score, then by who was there earlier, then by a handle that means nothing', async () => {
    await at('2026-03-04T12:00:00')
    const [low, late, early] = [await aRival(), await aRival(), await aRival()]
    await aDay(low.id, '2026-03-04', 'rps', { multiplier: 190 })
    await aDay(late.id, '2026-03-04', 'rps', { multiplier: 400, at: '2026-03-04T11:00:00+09:00' })
    await aDay(early.id, '2026-03-03', 'rps', { multiplier: 400 })
    const query = '?game=rps&period=week&measure=multiplier'
    expect(await placesOf([early, late, low], query)).toEqual([1, 2, 3])
    const { items } = await board(late, query)
    expect(items.map(({ place, score, isMe }: Record<string, unknown>) => [place, score, isMe])).toEqual([
      [1, 400, false],
      [2, 400, true],
      [3, 190, false],
    ])
    expect(items).toEqual((await board(late, query)).items)
  })

  test('of wins in a row takes the day on which the row was longest', async () => {
    await at('2026-04-08T12:00:00')
    const [three, five] = [await aRival(), await aRival()]
    await aDay(three.id, '2026-04-08', 'rps', { streak: 3 })
    await aDay(five.id, '2026-04-06', 'rps', { streak: 5 })
    await aDay(five.id, '2026-04-08', 'rps', { streak: 1 })
    expect(await placesOf([five, three], '?game=rps&measure=streak')).toEqual([1, 2])
    expect(await placesOf([five, three], '?game=rps&measure=streak&period=today')).toEqual([2, 1])
  })

  test('of days counts a day once, however many games it had', async () => {
    await at('2026-05-06T12:00:00')
    const [two, one] = [await aRival(), await aRival()]
    await aDay(one.id, '2026-05-06', 'slot', { rounds: 900 })
    await aDay(one.id, '2026-05-06', 'crash', { rounds: 900 })
    await aDay(two.id, '2026-05-05', 'slot')
    await aDay(two.id, '2026-05-06', 'slot')
    const { items } = await board(two, '?measure=days')
    expect(items.map(({ score }: { score: number }) => score)).toEqual([2, 1])
  })

  test('comes in pages that show everybody once', async () => {
    await at('2026-06-03T12:00:00')
    const rivals = await Promise.all(Array.from({ length: 7 }, () => aRival()))
    for (const [index, { id }] of rivals.entries()) {
      await aDay(id, '2026-06-03', 'crash', { multiplier: 150 + (index % 3), at: '2026-06-03T09:00:00+09:00' })
    }
    const places: number[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = `?game=crash&period=today&limit=2${cursor && `&cursor=${cursor}`}`
      const { items, nextCursor } = await board(rivals[0]!, query)
      places.push(...items.map(({ place }: { place: number }) => place))
      cursor = nextCursor
    }
    expect(places).toEqual([1, 2, 3, 4, 5, 6, 7])
  })
})

describe('who is on it', () => {
  test('is nobody who has not asked for it; they still learn their own place, and nobody else does', async () => {
    await at('2026-07-01T12:00:00')
    const [shown, hidden] = [await aRival(), await aRival(false)]
    await aDay(shown.id, '2026-07-01', 'gacha', { multiplier: 200 })
    await aDay(hidden.id, '2026-07-01', 'gacha', { multiplier: 300 })
    const query = '?game=gacha&period=today'
    expect((await board(hidden, query)).me).toEqual({ isOnBoard: false, score: 300, place: 1 })
    expect((await board(shown, query)).items).toHaveLength(1)
    await choose(hidden, true)
    expect((await board(shown, query)).items.map(({ score }: { score: number }) => score)).toEqual([300, 200])
    await choose(hidden, false)
    expect((await board(shown, query)).me).toEqual({ isOnBoard: true, score: 200, place: 1 })
  })

  test('are no suspended members and no operators, whatever they chose', async () => {
    await at('2026-07-08T12:00:00')
    const [member, suspended, operator] = [await aRival(), await aRival(), await anOperator()]
    await choose(operator, true)
    for (const { id } of [member, suspended, operator]) await aDay(id, '2026-07-08', 'rps', { multiplier: 190 })
    await db.member.update({ where: { id: suspended.id }, data: { status: 'SUSPENDED' } })
    expect((await board(member, '?game=rps&period=today')).items).toHaveLength(1)
  })

  test('is told by the first character of the nickname and by nothing else', async () => {
    await at('2026-07-15T12:00:00')
    const [member, viewer] = [await aRival(), await aMember()]
    await aDay(member.id, '2026-07-15', 'rps', { multiplier: 190 })
    const { text } = await ask('GET', boardRoute.GET, { headers: viewer.headers, query: '?game=rps&period=today' })
    expect(JSON.parse(text).items[0].nickname).toBe('t•••')
    expect(text).not.toContain(member.id)
    expect(text).not.toContain(member.nickname)
  })
})

describe('a period', () => {
  test.each([
    ['today', '2026-11-21T23:59:59', '2026-11-22T00:00:00', '2026-11-21', '2026-11-22'],
    ['week', '2026-11-22T23:59:59', '2026-11-23T00:00:00', '2026-W47', '2026-W48'],
    ['month', '2026-11-30T23:59:59', '2026-12-01T00:00:00', '2026-11', '2026-12'],
  ])('%s is over at midnight in Korea, by its key alone', async (period, last, first, oldKey, newKey) => {
    const member = await aRival()
    const day = last.slice(0, 10)
    await aDay(member.id, day, 'slot', { multiplier: 500 })
    const query = `?game=slot&period=${period}`
    await at(last)
    expect(await board(member, query)).toMatchObject({ key: oldKey, me: { score: 500 } })
    await at(first)
    expect(await board(member, query)).toMatchObject({ key: newKey, items: [], me: { score: null, place: null } })
  })

  test('takes a play in the last second into the old day and one in the first second into the new', async () => {
    const member = await aPlayer()
    await choose(member, true)
    await at('2026-12-20T23:59:58')
    await askSpin(member)
    expect(await board(member, '?measure=days&period=today')).toMatchObject({ key: '2026-12-20', me: { score: 1 } })
    await at('2026-12-21T00:00:02')
    expect(await board(member, '?measure=days&period=today')).toMatchObject({ key: '2026-12-21', me: { score: null } })
    await askSpin(member)
    expect(await board(member, '?measure=days&period=today')).toMatchObject({ me: { score: 1 } })
    expect(await board(member, '?measure=days&period=week')).toMatchObject({ key: '2026-W52', me: { score: 1 } })
    expect(await board(member, '?measure=days&period=month')).toMatchObject({ key: '2026-12', me: { score: 2 } })
  })
})

test.each(['?cursor=Zm9yZ2Vk', '?game=poker', '?period=year', '?measure=staked', '?measure=loss', '?limit=0'])(
  'a board %s is refused',
  async (query) => {
    const { headers } = await aMember()
    expect((await ask('GET', boardRoute.GET, { headers, query })).status).toBe(422)
  },
)

test('a board of a few among very many reads their days by index', async () => {
  await pool().query(`
    insert into arcade.day_stat (member_id, day, game, rounds, wins, staked, paid, biggest_win, best_multiplier, play_ms)
    select 'usr_' || member, '2026-01-01'::date + day, 'slot', 1, 0, 10, 0, 0, 0, 0
    from generate_series(1, 4000) member, generate_series(0, 9) day`)
  await pool().query('analyze arcade.day_stat; analyze arcade.board_choice')
  const { rows } = await pool().query<{ 'QUERY PLAN': string }>(`
    explain with shown as (select member_id from arcade.board_choice where is_on_board)
    select distinct on (member_id) member_id, best_multiplier, best_at from shown join arcade.day_stat using (member_id)
    where day between '2026-01-01' and '2026-01-07' and best_multiplier > 0
    order by member_id, best_multiplier desc, best_at`)
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).not.toContain('Seq Scan on day_stat')
})
