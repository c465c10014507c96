import { expect, test } from 'vitest'
import * as logInRoute from '@/app/api/auth/login/route'
import * as logOutRoute from '@/app/api/auth/logout/route'
import * as everywhereRoute from '@/app/api/auth/logout-all/route'
import * as meRoute from '@/app/api/auth/me/route'
import * as refreshRoute from '@/app/api/auth/refresh/route'
import * as sessionRoute from '@/app/api/auth/sessions/[id]/route'
import * as sessionsRoute from '@/app/api/auth/sessions/route'
import { sweepSessions } from '@/lib/identity/sessions/service'
import { db } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { aMember, type TestMember } from '@/tests/support/members'

type Tokens = { accessToken: string; refreshToken: string }
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const statusOf = async (token: string) => (await ask('GET', meRoute.GET, { headers: bearer(token) })).status
const refresh = (refreshToken: string) => ask('POST', refreshRoute.POST, { body: { refreshToken } })

async function logIn({ email, password }: TestMember): Promise<Tokens> {
  return (await ask('POST', logInRoute.POST, { body: { email, password } })).json.tokens
}
const list = (member: { headers: Record<string, string> }, query = '') =>
  ask('GET', sessionsRoute.GET, { headers: member.headers, query })
const updates = (memberId: string) =>
  db.event.findMany({ where: { memberId, type: 'session_update' }, orderBy: { id: 'asc' }, select: { payload: true } })

test('a logged-out session is refused at once, with its refresh token; others go on', async () => {
  const member = await aMember()
  const other = await logIn(member)
  const { status, text } = await ask('POST', logOutRoute.POST, {
    headers: member.headers,
    body: { refreshToken: member.refreshToken },
  })
  expect([status, text]).toEqual([204, ''])
  expect(await statusOf(member.accessToken)).toBe(401)
  expect((await refresh(member.refreshToken)).status).toBe(401)
  expect(await statusOf(other.accessToken)).toBe(200)
})

test('logging out many times at once is logging out', async () => {
  const member = await aMember()
  const leave = () => ask('POST', logOutRoute.POST, { headers: member.headers })
  const statuses = (await Promise.all(Array.from({ length: 10 }, leave))).map(({ status }) => status)
  expect(statuses.filter((status) => status !== 204 && status !== 401)).toEqual([])
  expect(statuses).toContain(204)
  expect(await updates(member.id)).toHaveLength(1)
})

test('log-out everywhere ends every session and tells the open streams', async () => {
  const member = await aMember()
  const other = await logIn(member)
  expect((await ask('POST', everywhereRoute.POST, { headers: member.headers })).status).toBe(204)
  expect([await statusOf(member.accessToken), await statusOf(other.accessToken)]).toEqual([401, 401])
  expect((await updates(member.id)).map(({ payload }) => payload)).toMatchObject([{ sessionId: null, state: 'ended' }])
})

test('my sessions show device, address and which one is this', async () => {
  const member = await aMember()
  await logIn(member)
  const { json } = await list(member)
  expect(json.items).toHaveLength(2)
  expect(json.items[1]).toMatchObject({ kind: 'API', userAgent: 'vitest', ip: '192.0.2.1', isCurrent: true })
  expect(json.items[0].isCurrent).toBe(false)
})

test('sessions come in pages without gap or repetition', async () => {
  const member = await aMember()
  for (let round = 0; round < 4; round++) await logIn(member)
  const whole = (await list(member)).json.items.map(({ id }: { id: string }) => id)
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { json } = await list(member, `?limit=2${cursor && `&cursor=${cursor}`}`)
    seen.push(...json.items.map(({ id }: { id: string }) => id))
    cursor = json.nextCursor
  }
  expect(seen).toEqual(whole)
})

test.each(['abc', Buffer.from('ses_nope').toString('base64url'), Buffer.from("' or 1=1").toString('base64url')])(
  'the forged cursor %s is refused',
  async (cursor) => {
    const { status, json } = await list(await aMember(), `?cursor=${cursor}`)
    expect([status, json.errors[0].pointer]).toEqual([422, '/query/cursor'])
  },
)

test('one session can be revoked from another, and its stream is told', async () => {
  const member = await aMember()
  const phone = await logIn(member)
  const phoneId = (await list({ headers: bearer(phone.accessToken) })).json.items.find(
    (one: { isCurrent: boolean }) => one.isCurrent,
  ).id
  const revoke = () => ask('DELETE', sessionRoute.DELETE, { headers: member.headers, params: { id: phoneId } })
  expect((await revoke()).status).toBe(204)
  expect([await statusOf(phone.accessToken), await statusOf(member.accessToken)]).toEqual([401, 200])
  expect((await updates(member.id)).map(({ payload }) => payload)).toEqual([
    { version: 1, sessionId: phoneId, state: 'ended' },
  ])
  expect((await revoke()).status).toBe(404)
})

test('somebody else’s session cannot be revoked, and doesn’t exist for me', async () => {
  const [member, other] = [await aMember(), await aMember()]
  const { id } = (await list(other)).json.items[0]
  const { status, json } = await ask('DELETE', sessionRoute.DELETE, { headers: member.headers, params: { id } })
  expect([status, json.code]).toEqual([404, 'NOT_FOUND'])
  expect(await statusOf(other.accessToken)).toBe(200)
})

test('a suspended member’s tokens are refused at once', async () => {
  const member = await aMember()
  await db.member.update({ where: { id: member.id }, data: { status: 'SUSPENDED' } })
  expect(await statusOf(member.accessToken)).toBe(401)
  expect((await refresh(member.refreshToken)).status).toBe(401)
})

test('changed roles and tier hold from the next request', async () => {
  const member = await aMember()
  await db.member.update({ where: { id: member.id }, data: { tier: 'VIP', roles: ['USER', 'ADMIN'] } })
  const { json } = await ask('GET', meRoute.GET, { headers: member.headers })
  expect(json).toMatchObject({ tier: 'VIP', roles: ['USER', 'ADMIN'] })
})

test.each([
  ['after 90 days whatever happens', { expiresAt: new Date(Date.now() - 1) }],
  ['after 30 days without use', { lastSeenAt: new Date(Date.now() - 31 * 86_400_000) }],
])('a session ends %s', async (_name, data) => {
  const member = await aMember()
  await db.session.updateMany({ where: { memberId: member.id }, data })
  expect(await statusOf(member.accessToken)).toBe(401)
  expect((await refresh(member.refreshToken)).status).toBe(401)
})

test('last seen is kept, once a minute at most', async () => {
  const member = await aMember()
  const seenAt = async () =>
    (await db.session.findFirstOrThrow({ where: { memberId: member.id } })).lastSeenAt.getTime()
  const first = await seenAt()
  await statusOf(member.accessToken)
  expect(await seenAt()).toBe(first)
  await db.session.updateMany({ where: { memberId: member.id }, data: { lastSeenAt: new Date(first - 120_000) } })
  await statusOf(member.accessToken)
  expect(await seenAt()).toBeGreaterThan(first - 1_000)
})

test('sessions that ended long ago are swept with their tokens; the living stay', async () => {
  const [ended, living] = [await aMember(), await aMember()]
  const long = new Date(Date.now() - 40 * 86_400_000)
  await db.session.updateMany({ where: { memberId: ended.id }, data: { revokedAt: long, revokedReason: 'LOGGED_OUT' } })
  expect(await sweepSessions()).toBeGreaterThanOrEqual(1)
  expect(await db.session.count({ where: { memberId: ended.id } })).toBe(0)
  expect(await statusOf(living.accessToken)).toBe(200)
})
