import { expect, test, vi } from 'vitest'
import * as logInRoute from '@/app/api/auth/login/route'
import * as meRoute from '@/app/api/auth/me/route'
import { DEMO_MEMBER } from '@/lib/identity/demo/constants'
import { seedDemoIdentity } from '@/lib/identity/demo/service'
import { LOCK_MAX_S } from '@/lib/identity/logins/constants'
import { hashPassword, isPasswordRight } from '@/lib/identity/passwords/adapter'
import { QUEUE_MAX } from '@/lib/identity/passwords/constants'
import { db } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { aMember, type TestMember } from '@/tests/support/members'

type Given = { email: string; password: string }
const logIn = ({ email, password }: Given, ip = '192.0.2.50') =>
  ask('POST', logInRoute.POST, { body: { email, password }, headers: { 'x-forwarded-for': ip, 'user-agent': 'phone' } })
const wrong = (member: Pick<TestMember, 'email'>, ip?: string) =>
  logIn({ email: member.email, password: 'not this one' }, ip)
const unlock = () => db.loginGuard.updateMany({ data: { lockedUntil: new Date(Date.now() - 1) } })

test('logging in answers the member and tokens, and keeps the time', async () => {
  const member = await aMember()
  const before = Date.now()
  const { status, json } = await logIn({ ...member, email: member.email.toUpperCase() })
  expect([status, json.member.id]).toEqual([200, member.id])
  const row = await db.member.findUniqueOrThrow({ where: { id: member.id } })
  expect(row.lastLoginAt!.getTime()).toBeGreaterThanOrEqual(before - 1)
  const me = await ask('GET', meRoute.GET, { headers: { authorization: `Bearer ${json.tokens.accessToken}` } })
  expect(me.status).toBe(200)
})

test('each log-in is a session of its own with device and address', async () => {
  const member = await aMember()
  await logIn(member)
  const rows = await db.session.findMany({ where: { memberId: member.id }, orderBy: { id: 'asc' } })
  expect(rows.map(({ ip, userAgent }) => [ip, userAgent])).toEqual([
    ['192.0.2.1', 'vitest'],
    ['192.0.2.50', 'phone'],
  ])
})

test('a wrong password and an unknown e-mail answer the same', async () => {
  const member = await aMember()
  const known = await wrong(member)
  const unknown = await wrong({ email: 'nobody@moa.test' })
  const { requestId: _one, ...knownProblem } = known.json
  const { requestId: _other, ...unknownProblem } = unknown.json
  expect([known.status, knownProblem.code]).toEqual([401, 'CREDENTIALS_WRONG'])
  expect([unknown.status, unknownProblem]).toEqual([401, knownProblem])
})

test('a password is the same however the keyboard composed it', async () => {
  const member = await aMember()
  await db.member.update({
    where: { id: member.id },
    data: { passwordHash: await hashPassword('한강에서 걷기'.normalize('NFD')) },
  })
  expect((await logIn({ email: member.email, password: '한강에서 걷기'.normalize('NFC') })).status).toBe(200)
})

test('an unknown e-mail takes as long as a known one', async () => {
  const member = await aMember()
  const timeOf = async (email: string) => {
    await db.loginGuard.deleteMany()
    const startedMs = performance.now()
    await wrong({ email })
    return performance.now() - startedMs
  }
  // The quickest of several, taken in turn: what else the machine does hits both alike.
  let [known, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round < 8; round++) {
    known = Math.min(known, await timeOf(member.email))
    unknown = Math.min(unknown, await timeOf('nobody@moa.test'))
  }
  expect(unknown).toBeGreaterThan(known * 0.6)
  expect(unknown).toBeLessThan(known / 0.6)
})

test('the fifth wrong password locks; then the right one is refused with the same answer', async () => {
  const member = await aMember()
  for (let round = 0; round < 5; round++) expect((await wrong(member)).status).toBe(401)
  const refused = await wrong(member)
  const right = await logIn(member)
  expect([refused.status, refused.json.code]).toEqual([429, 'ACCOUNT_LOCKED'])
  expect([right.status, right.json.code, right.json.detail]).toEqual([429, 'ACCOUNT_LOCKED', refused.json.detail])
  expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(25)
  await unlock()
  expect((await logIn(member)).status).toBe(200)
})

test('an unknown e-mail is locked like a known one', async () => {
  const stranger = { email: 'stranger@moa.test' }
  for (let round = 0; round < 5; round++) await wrong(stranger)
  expect((await wrong(stranger)).status).toBe(429)
})

test('locks double and never last longer than a quarter of an hour', async () => {
  const member = await aMember()
  for (let round = 0; round < 4; round++) await wrong(member)
  const locks: number[] = []
  for (let round = 0; round < 8; round++) {
    await wrong(member)
    locks.push(Number((await wrong(member)).headers.get('retry-after')))
    await unlock()
  }
  expect(locks).toEqual([30, 60, 120, 240, 480, LOCK_MAX_S, LOCK_MAX_S, LOCK_MAX_S])
})

test('strangers cannot lock a member out where they have logged in before', async () => {
  const member = await aMember()
  await logIn(member, '203.0.113.9')
  for (let round = 0; round < 6; round++) await wrong(member, '198.51.100.66')
  expect((await logIn(member, '198.51.100.67')).status).toBe(429)
  expect((await logIn(member, '203.0.113.9')).status).toBe(200)
})

test('a successful log-in forgets the failures before it', async () => {
  const member = await aMember()
  for (let round = 0; round < 4; round++) await wrong(member)
  await logIn(member)
  for (let round = 0; round < 4; round++) expect((await wrong(member)).status).toBe(401)
  expect((await logIn(member)).status).toBe(200)
})

test('guesses sent all at once get no more tries than guesses sent one by one', async () => {
  const member = await aMember()
  const guesses = Array.from({ length: 24 }, (_, index) => (index === 23 ? member.password : `guess number ${index}`))
  const answers = await Promise.all(guesses.map((password) => logIn({ email: member.email, password })))
  expect(answers.at(-1)!.status).toBe(429)
})

test('many honest log-ins at once all succeed', async () => {
  const member = await aMember()
  const answers = await Promise.all(Array.from({ length: 12 }, () => logIn(member)))
  expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200))
})

test('a suspended member cannot log in', async () => {
  const member = await aMember()
  await db.member.update({ where: { id: member.id }, data: { status: 'SUSPENDED' } })
  expect((await logIn(member)).status).toBe(401)
})

test('the published demo password is refused in production, and only there', async () => {
  await seedDemoIdentity({ welcome: async () => undefined })
  expect((await logIn(DEMO_MEMBER)).status).toBe(200)
  vi.stubEnv('NODE_ENV', 'production')
  expect((await logIn(DEMO_MEMBER)).status).toBe(401)
  vi.stubEnv('MOA_DEMO', '1')
  expect((await logIn(DEMO_MEMBER)).status).toBe(200)
})

test('seeding the demo again changes nothing', async () => {
  const first = await seedDemoIdentity({ welcome: async () => undefined })
  let welcomes = 0
  const second = await seedDemoIdentity({
    welcome: async () => {
      welcomes++
    },
  })
  expect([second, welcomes]).toEqual([first, 0])
})

test('more log-ins than can be checked in time are told to come back, and the queue empties', async () => {
  const cheapHash = '$argon2id$v=19$m=8,t=1,p=1$bW9hLW1vYS1tb2E$4RKpSOSXA4U8nDZ5fbcnMZkVQqMsRn2YTVfdqSuWXN8'
  const flood = await Promise.allSettled(Array.from({ length: QUEUE_MAX + 40 }, () => isPasswordRight(cheapHash, 'x')))
  const refusals = flood.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refusals.length).toBeGreaterThan(0)
  for (const reason of refusals) expect(reason).toMatchObject({ code: 'UNAVAILABLE', details: { retryAfterS: 2 } })
  expect(await isPasswordRight(cheapHash, 'x')).toBe(false)
})

test.each(['nobody', '', ' ', '가@나'])(
  '%j as an e-mail is a wrong credential or wrong input, never a defect',
  async (email) => {
    expect([401, 422]).toContain((await logIn({ email, password: 'whatever it is' })).status)
  },
)
