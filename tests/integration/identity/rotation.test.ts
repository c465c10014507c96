import { expect, test } from 'vitest'
import * as meRoute from '@/app/api/auth/me/route'
import * as refreshRoute from '@/app/api/auth/refresh/route'
import { REFRESH_GRACE_S } from '@/lib/identity/rotation/constants'
import { db } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { aMember } from '@/tests/support/members'

const refresh = (refreshToken: string) => ask('POST', refreshRoute.POST, { body: { refreshToken } })
const statusOf = async (token: string) =>
  (await ask('GET', meRoute.GET, { headers: { authorization: `Bearer ${token}` } })).status
/** As if every use so far had been this long ago. */
const age = (memberId: string, seconds: number) =>
  db.refreshToken.updateMany({
    where: { session: { memberId }, usedAt: { not: null } },
    data: { usedAt: new Date(Date.now() - seconds * 1_000) },
  })

test('a refresh token gives new tokens of the same session', async () => {
  const member = await aMember()
  const { status, json } = await refresh(member.refreshToken)
  expect([status, Object.keys(json)]).toEqual([200, ['tokens']])
  expect(json.tokens.refreshToken).not.toBe(member.refreshToken)
  expect(await statusOf(json.tokens.accessToken)).toBe(200)
  expect(await db.session.count({ where: { memberId: member.id } })).toBe(1)
})

test('tokens rest as hashes only', async () => {
  const member = await aMember()
  const { json } = await refresh(member.refreshToken)
  const rows = JSON.stringify(await db.$queryRaw`select encode(hash, 'base64') from identity.refresh_token`)
  for (const token of [member.refreshToken, json.tokens.refreshToken]) expect(rows).not.toContain(token)
})

test('twenty refreshes at once all succeed with one successor', async () => {
  const member = await aMember()
  const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(member.refreshToken)))
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
  const successors = new Set(answers.map(({ json }) => json.tokens.refreshToken))
  expect(successors.size).toBe(1)
  expect((await refresh([...successors][0] as string)).status).toBe(200)
})

test('within the grace the previous token yields the same successor again', async () => {
  const member = await aMember()
  const first = await refresh(member.refreshToken)
  await age(member.id, REFRESH_GRACE_S - 2)
  const again = await refresh(member.refreshToken)
  expect(again.json.tokens.refreshToken).toBe(first.json.tokens.refreshToken)
})

test('after the grace, reuse ends the whole session', async () => {
  const member = await aMember()
  const { json } = await refresh(member.refreshToken)
  await age(member.id, REFRESH_GRACE_S + 1)
  expect((await refresh(member.refreshToken)).status).toBe(401)
  expect((await refresh(json.tokens.refreshToken)).status).toBe(401)
  expect(await statusOf(json.tokens.accessToken)).toBe(401)
  const session = await db.session.findFirstOrThrow({ where: { memberId: member.id } })
  expect(session.revokedReason).toBe('TOKEN_REUSED')
  expect(await db.event.count({ where: { memberId: member.id, type: 'session_update' } })).toBe(1)
})

test('a token two generations old is reuse even within the grace', async () => {
  const member = await aMember()
  const second = (await refresh(member.refreshToken)).json.tokens.refreshToken
  await refresh(second)
  expect((await refresh(member.refreshToken)).status).toBe(401)
  expect(await statusOf(member.accessToken)).toBe(401)
})

test('the grace doesn’t reach into a session that has ended', async () => {
  const member = await aMember()
  await refresh(member.refreshToken)
  await db.session.updateMany({
    where: { memberId: member.id },
    data: { revokedAt: new Date(), revokedReason: 'REVOKED' },
  })
  expect((await refresh(member.refreshToken)).status).toBe(401)
})

test('one member’s reuse leaves another’s session alone', async () => {
  const [member, other] = [await aMember(), await aMember()]
  await refresh(member.refreshToken)
  await age(member.id, REFRESH_GRACE_S + 1)
  await refresh(member.refreshToken)
  expect((await refresh(other.refreshToken)).status).toBe(200)
})

test.each(['x', 'A'.repeat(43), '가나다', '" or 1=1'])('the made-up token %j is refused', async (token) => {
  const { status, json } = await refresh(token)
  expect([status, json.code]).toEqual([401, 'UNAUTHENTICATED'])
})

test('refreshing does not lengthen a session', async () => {
  const member = await aMember()
  const expiry = async () => (await db.session.findFirstOrThrow({ where: { memberId: member.id } })).expiresAt.getTime()
  const before = await expiry()
  await refresh(member.refreshToken)
  expect(await expiry()).toBe(before)
})
