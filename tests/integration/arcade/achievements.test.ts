import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import * as actionsRoute from '@/app/api/actions/route'
import * as claimRoute from '@/app/api/games/achievements/[id]/claim/route'
import * as listRoute from '@/app/api/games/achievements/[id]/route'
import { rotateSeed } from '@/lib/arcade/fairness/service'
import { getBalance } from '@/lib/ledger/reads'
import { db, transaction } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/random/random'
import { ask } from '@/tests/support/ask'
import { anOperator, type TestMember } from '@/tests/support/members'
import { aPlayer, askSpin } from '@/tests/support/players'

type By = Pick<TestMember, 'headers'>
const listOf = ({ headers }: By, id: string) => ask('GET', listRoute.GET, { headers, params: { id } })
const claim = ({ headers }: By, id: string, key = randomUUID()) =>
  ask('POST', claimRoute.POST, { headers, params: { id }, key })
const note = ({ headers }: By, roundId: string) =>
  ask('POST', actionsRoute.POST, { headers, body: { action: 'VERIFY_ROUND', data: { roundId } } })
const points = async (id: string) => (await getBalance(db, id)).balances.POINT?.available ?? 0
const standing = async (member: TestMember, id: string) =>
  (await listOf(member, member.id)).json.items.find((one: { id: string }) => one.id === id)

test('progress is counted from what happened', async () => {
  const member = await aPlayer()
  expect((await listOf(member, member.id)).json).toMatchObject({ memberId: member.id, claimable: 0 })
  await askSpin(member)
  await askSpin(member)
  const { items, claimable } = (await listOf(member, member.id)).json
  const progress = Object.fromEntries(items.map((one: { id: string; progress: number }) => [one.id, one.progress]))
  expect(progress).toMatchObject({ first_slot: 1, first_rps: 0, all_games: 1, days_7: 1, rounds_100: 2, limit_set: 0 })
  // A spin may have won a badge more.
  expect(claimable).toBe(items.filter((one: { isEarned: boolean }) => one.isEarned).length)
})

test('a reward is one transfer, one claim and one event', async () => {
  const member = await aPlayer()
  await askSpin(member)
  const { status, json } = await claim(member, 'first_slot')
  expect(status).toBe(200)
  expect(json.achievement).toMatchObject({ id: 'first_slot', isEarned: true, claimedAt: expect.any(String) })
  expect(json.balance.balances.POINT.available).toBe(10)
  const stored = await db.achievementClaim.findMany({ where: { memberId: member.id } })
  expect(stored.map(({ achievement, transferId }) => [achievement, transferId])).toEqual([
    ['first_slot', json.transferId],
  ])
  expect(await db.transfer.findUniqueOrThrow({ where: { id: json.transferId } })).toMatchObject({
    reason: 'achievement',
  })
  const events = await db.event.findMany({ where: { memberId: member.id, type: 'reward_granted' } })
  expect(events.map(({ payload }) => payload)).toMatchObject([
    { transferId: json.transferId, asset: 'POINT', amount: 10 },
  ])
  expect(await standing(member, 'first_slot')).toEqual(json.achievement)
})

test('what is not earned is refused with how far it is, and nothing moves', async () => {
  const member = await aPlayer()
  const { status, json } = await claim(member, 'days_7')
  expect([status, json.code, json.params]).toEqual([422, 'NOT_EARNED', { progress: 0, target: 7 }])
  expect([await points(member.id), await db.achievementClaim.count({ where: { memberId: member.id } })]).toEqual([0, 0])
})

test('the same key answers the same bytes; another key is told that it was claimed', async () => {
  const member = await aPlayer()
  await askSpin(member)
  const key = randomUUID()
  const first = await claim(member, 'first_slot', key)
  expect((await claim(member, 'first_slot', key)).text).toBe(first.text)
  const { status, json } = await claim(member, 'first_slot')
  expect([status, json.code]).toEqual([409, 'ALREADY_CLAIMED'])
  expect(await points(member.id)).toBe(10)
})

test('twelve claims at once pay once', async () => {
  const member = await aPlayer()
  await askSpin(member)
  const answers = await Promise.all(Array.from({ length: 12 }, () => claim(member, 'first_slot')))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ json }) => json.code === 'ALREADY_CLAIMED')).toHaveLength(11)
  expect(await points(member.id)).toBe(10)
})

test('a limit counts while it is there, and its reward stays when it is taken away', async () => {
  const member = await aPlayer()
  const limit = (lossLimit: number | null) =>
    db.player.upsert({
      where: { memberId: member.id },
      create: { memberId: member.id, lossLimit },
      update: { lossLimit },
    })
  await limit(500)
  expect((await claim(member, 'limit_set')).status).toBe(200)
  await limit(null)
  expect(await standing(member, 'limit_set')).toMatchObject({ isEarned: true, progress: 1 })
  expect((await claim(member, 'limit_set')).json.code).toBe('ALREADY_CLAIMED')
})

test('a verified round is one of one’s own whose seed is revealed', async () => {
  const [member, other] = [await aPlayer(), await aPlayer()]
  const mine = (await askSpin(member)).json.round.id
  const others = (await askSpin(other)).json.round.id
  await transaction((tx) => rotateSeed(tx, { memberId: other.id }))
  for (const id of [others, newId('rnd'), 'nonsense', mine]) expect((await note(member, id)).status).toBe(201)
  expect(await standing(member, 'round_verified')).toMatchObject({ isEarned: false })
  await transaction((tx) => rotateSeed(tx, { memberId: member.id }))
  expect(await standing(member, 'round_verified')).toMatchObject({ isEarned: true, progress: 1 })
  expect(await standing(member, 'seed_revealed')).toMatchObject({ isEarned: true })
})

test('an achievement that does not exist is not found', async () => {
  const { status, json } = await claim(await aPlayer(), 'biggest_loser')
  expect([status, json.code]).toEqual([404, 'NOT_FOUND'])
})

test('achievements are shown to their member and to operators; to others they are nobody’s', async () => {
  const [owner, other, operator] = [
    await aPlayer(),
    await aPlayer(),
    await anOperator({ roles: ['USER', 'ADMIN_AUDIT'] }),
  ]
  expect((await listOf(operator, owner.id)).json.memberId).toBe(owner.id)
  expect((await listOf(other, owner.id)).status).toBe(404)
  expect((await listOf(operator, newId('usr'))).status).toBe(404)
})

test('a claim cannot be changed or taken back in the database', async () => {
  const member = await aPlayer()
  await askSpin(member)
  await claim(member, 'first_slot')
  await expect(db.achievementClaim.deleteMany({ where: { memberId: member.id } })).rejects.toThrow()
  await expect(
    db.achievementClaim.updateMany({ where: { memberId: member.id }, data: { amount: 1 } }),
  ).rejects.toThrow()
})
