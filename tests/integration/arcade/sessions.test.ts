import { expect, test } from 'vitest'
import * as currentRoute from '@/app/api/games/session/[user]/current/route'
import * as endRoute from '@/app/api/games/session/end/route'
import * as startRoute from '@/app/api/games/session/start/route'
import * as sessionsRoute from '@/app/api/games/sessions/route'
import { closeIdleSessions } from '@/lib/arcade/sessions/service'
import { now, setClock } from '@/lib/platform/clock/clock'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/random/random'
import { ask } from '@/tests/support/ask'
import { anOperator, type TestMember } from '@/tests/support/members'
import { aPlayer, askSpin } from '@/tests/support/players'

type By = Pick<TestMember, 'headers'>
const start = async ({ headers }: By) => (await ask('POST', startRoute.POST, { headers })).json.session
const end = async ({ headers }: By) => (await ask('POST', endRoute.POST, { headers })).json.session
const current = ({ headers }: By, user: string) => ask('GET', currentRoute.GET, { headers, params: { user } })
const listOf = async ({ headers }: By, query = '') => (await ask('GET', sessionsRoute.GET, { headers, query })).json
const pass = (minutes: number) => setClock(new Date(now().getTime() + minutes * 60_000))

async function expectSumsOfRounds(sessionId: string) {
  const { _count, _sum } = await db.round.aggregate({
    where: { sessionId },
    _count: true,
    _sum: { bet: true, payout: true },
  })
  const { rounds, staked, paid } = await db.gameSession.findUniqueOrThrow({ where: { id: sessionId } })
  expect([rounds, staked, paid]).toEqual([BigInt(_count), _sum.bet ?? 0n, _sum.payout ?? 0n])
}

test('starting while one is open answers the open one, and plays go into it', async () => {
  const member = await aPlayer()
  const first = await start(member)
  expect(await start(member)).toEqual(first)
  const { session } = (await askSpin(member)).json
  expect(session).toMatchObject({ id: first.id, rounds: 1 })
  expect((await current(member, member.id)).json.session).toMatchObject({ id: first.id, rounds: 1, endedAt: null })
})

test('ending twice is calm: the second time answers what the first one ended', async () => {
  const member = await aPlayer()
  expect(await end(member)).toBeNull()
  await askSpin(member)
  const ended = await end(member)
  expect(ended).toMatchObject({ rounds: 1, endReason: 'ended', endedAt: expect.any(String) })
  expect(await end(member)).toEqual(ended)
  expect((await current(member, member.id)).json.session).toBeNull()
  expect((await start(member)).id).not.toBe(ended.id)
})

test('ten starts at once are one session', async () => {
  const member = await aPlayer()
  const started = await Promise.all(Array.from({ length: 10 }, () => start(member)))
  expect(new Set(started.map(({ id }) => id)).size).toBe(1)
})

test('a session is the sum over its rounds, also when plays, starts and ends come at once', async () => {
  const member = await aPlayer()
  await Promise.all(
    Array.from({ length: 12 }, (_, index) => {
      if (index % 4 === 3) return end(member)
      return index % 4 === 1 ? start(member) : askSpin(member)
    }),
  )
  const { items } = await listOf(member)
  expect(items.reduce((sum: number, { rounds }: { rounds: number }) => sum + rounds, 0)).toBe(6)
  for (const { id } of items) await expectSumsOfRounds(id)
  expect(await db.gameSession.count({ where: { memberId: member.id, endedAt: null } })).toBeLessThanOrEqual(1)
})

test('an abandoned session is over after 15 minutes, ended with its last play, by the job or by the next play', async () => {
  const [swept, playing] = [await aPlayer(), await aPlayer()]
  const [first, second] = [(await askSpin(swept)).json.session, (await askSpin(playing)).json.session]
  await pass(14)
  expect(await closeIdleSessions()).toBe(0)
  expect((await current(swept, swept.id)).json.session.id).toBe(first.id)
  await pass(2)
  expect((await current(swept, swept.id)).json.session).toBeNull()
  const next = (await askSpin(playing)).json.session
  expect(next.id).not.toBe(second.id)
  expect(await closeIdleSessions()).toBeGreaterThan(0)
  expect(await closeIdleSessions()).toBe(0)
  const [closed] = (await listOf(swept)).items
  expect(closed).toMatchObject({ id: first.id, endReason: 'idle', endedAt: first.lastPlayedAt })
  expect((await listOf(playing)).items[1]).toMatchObject({
    id: second.id,
    endReason: 'idle',
    endedAt: second.lastPlayedAt,
  })
})

test('sessions come in pages, newest first', async () => {
  const member = await aPlayer()
  const ids: string[] = []
  for (let count = 0; count < 3; count++) {
    ids.unshift((await start(member)).id)
    await end(member)
  }
  const first = await listOf(member, '?limit=2')
  const rest = await listOf(member, `?limit=2&cursor=${first.nextCursor}`)
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids)
  expect(rest.nextCursor).toBeNull()
})

test('a session is shown to its member and to operators; to others it is nobody’s', async () => {
  const [owner, other, operator] = [
    await aPlayer(),
    await aPlayer(),
    await anOperator({ roles: ['USER', 'ADMIN_READ'] }),
  ]
  const { id } = await start(owner)
  expect((await current(operator, owner.id)).json.session.id).toBe(id)
  const answers = await Promise.all([owner.id, newId('usr')].map((user) => current(other, user)))
  expect(answers.map(({ status }) => status)).toEqual([404, 404])
  expect((await current(operator, newId('usr'))).status).toBe(404)
})
