import { expect, test } from 'vitest'
import { followPlays } from '@/lib/engagement/activity/service'
import { REWARD_TABLE } from '@/lib/engagement/streaks/constants'
import { pool, transaction } from '@/lib/platform/db/client'
import { appendEvent } from '@/lib/platform/events/append'
import { aMember, type TestMember } from '@/tests/support/members'
import { aPlayer, askSpin, goldOf } from '@/tests/support/players'
import { askClaim, askStatus, standingOf, tellOfRound } from '@/tests/support/streaks'
import { waitUntil } from '@/tests/support/wait'

const claimPlay = (member: TestMember) => askClaim(member, { body: { actionType: 'DAILY_PLAY' } })
const playOf = async (member: TestMember) => standingOf(await askStatus(member), 'DAILY_PLAY')
const daysOf = async ({ id }: TestMember) =>
  (await pool().query(`select day from engagement.streak_day where member_id = $1 and kind = 'DAILY_PLAY'`, [id])).rows

/** Other tests write to the same server: until their transactions end, nobody can read what is told after them. */
const untilReadable = () =>
  waitUntil(async () => {
    const { rows } = await pool().query<{ isReadable: boolean }>(
      `select not exists (select from platform.event where xid >= pg_snapshot_xmin(pg_current_snapshot())) as "isReadable"`,
    )
    return rows[0]?.isReadable ?? false
  }, 'the horizon has passed all that was told')

async function followAll(): Promise<number> {
  await untilReadable()
  return followPlays()
}

test('the bonus of a day without a round is refused, and nothing is given', async () => {
  const member = await aMember()
  const { status, json } = await claimPlay(member)
  expect([status, json.code]).toEqual([422, 'NOT_EARNED'])
  expect([await goldOf(member.id), (await playOf(member)).canClaim]).toEqual([1_000, false])
})

test('who has just played can claim at once, with no reader having run', async () => {
  const member = await aPlayer()
  const before = await pool().query('select xid, id from engagement.feed_position')
  expect((await askSpin(member)).status).toBe(200)
  expect(await playOf(member)).toMatchObject({ streak: 1, isActiveToday: true, canClaim: true })
  expect(await daysOf(member)).toEqual([])
  const gold = await goldOf(member.id)
  const { status, json } = await claimPlay(member)
  expect([status, json.claim.streak]).toEqual([200, 1])
  expect(await goldOf(member.id)).toBe(gold + REWARD_TABLE.rewards.DAILY_PLAY[0][0].amount)
  expect((await pool().query('select xid, id from engagement.feed_position')).rows).toEqual(before.rows)
})

test('a round that commits while an older transaction is still at work counts at once', async () => {
  const member = await aMember()
  await transaction(async (tx) => {
    // Holds the horizon of the log back, as any slow writer does.
    await tx.$executeRaw`select pg_current_xact_id()`
    await tellOfRound(member)
    expect((await playOf(member)).canClaim).toBe(true)
  })
})

test('readers at once, as many instances have them, note each day once and lose none', async () => {
  const members = await Promise.all(Array.from({ length: 6 }, () => aMember()))
  const rounds = members.flatMap((member) => Array.from({ length: 40 }, () => member))
  await Promise.all([
    ...rounds.map(tellOfRound),
    ...Array.from({ length: 6 }, () => followPlays()),
    ...members.map(claimPlay),
  ])
  await untilReadable()
  await Promise.all([followPlays(), followPlays()])
  for (const member of members) expect(await daysOf(member)).toHaveLength(1)
  expect(await followPlays()).toBe(0)
})

test('the reader sees what the member looked at before it came by, and changes nothing', async () => {
  const member = await aMember()
  await tellOfRound(member)
  await claimPlay(member)
  await followAll()
  expect(await daysOf(member)).toHaveLength(1)
  expect(await playOf(member)).toMatchObject({ streak: 1, canClaim: false })
})

test('a place and its effect are one: a failure leaves both', async () => {
  await followAll()
  const member = await aMember()
  await tellOfRound(member)
  await untilReadable()
  const before = (await pool().query('select xid, id from engagement.feed_position')).rows
  await pool().query(`alter table engagement.streak_day add constraint broken check (member_id <> '${member.id}')`)
  await expect(followPlays()).rejects.toThrow()
  expect((await pool().query('select xid, id from engagement.feed_position')).rows).toEqual(before)
  await pool().query('alter table engagement.streak_day drop constraint broken')
  await followAll()
  expect(await daysOf(member)).toHaveLength(1)
})

test('other news than a finished round is no play', async () => {
  const member = await aMember()
  const { id } = member
  await transaction((tx) =>
    appendEvent(tx, { type: 'game_update', memberId: id, key: id, version: 1, payload: { version: 1, stats: {} } }),
  )
  await followAll()
  expect(await playOf(member)).toMatchObject({ streak: 0, canClaim: false })
})
