import { expect, test } from 'vitest'
import * as meRoute from '@/app/api/auth/me/route'
import * as profileRoute from '@/app/api/users/[id]/profile/route'
import * as completeRoute from '@/app/api/users/me/onboarding/complete/route'
import * as onboardingRoute from '@/app/api/users/me/onboarding/route'
import * as settingsRoute from '@/app/api/users/me/settings/route'
import { db } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { aMember, type TestMember } from '@/tests/support/members'

const me = ({ headers }: TestMember) => ask('GET', meRoute.GET, { headers })
const rename = ({ headers }: TestMember, nickname: string) => ask('PUT', meRoute.PUT, { headers, body: { nickname } })
const profile = ({ headers }: TestMember, id: string) => ask('GET', profileRoute.GET, { headers, params: { id } })
const settings = ({ headers }: TestMember, body: unknown) => ask('PUT', settingsRoute.PUT, { headers, body })
const place = ({ headers }: TestMember, body: unknown) => ask('PUT', onboardingRoute.PUT, { headers, body })
const complete = ({ headers }: TestMember, key: string) => ask('POST', completeRoute.POST, { headers, key, body: {} })
const events = (memberId: string, type: string) =>
  db.event.findMany({ where: { memberId, type }, orderBy: { id: 'asc' } })

test('a changed nickname counts the version up and reaches my open tabs', async () => {
  const member = await aMember()
  const { status, json } = await rename(member, `새 이름 ${member.nickname}`)
  expect([status, json.nickname, json.version]).toEqual([200, `새 이름 ${member.nickname}`, 2])
  const [event] = (await events(member.id, 'profile_update')).filter(({ key }) => key === member.id)
  expect(event).toMatchObject({ version: 2n, payload: { version: 2, member: json } })
})

test('my own nickname may change its case, somebody else’s may not become mine', async () => {
  const [member, other] = [await aMember(), await aMember()]
  expect((await rename(member, member.nickname.toUpperCase())).status).toBe(200)
  const { status, json } = await rename(member, other.nickname.toUpperCase())
  expect([status, json.code, json.errors[0].pointer]).toEqual([409, 'NICKNAME_TAKEN', '/body/nickname'])
})

test('of two who take one nickname at the same time one gets it', async () => {
  const [member, other] = [await aMember(), await aMember()]
  const answers = await Promise.all([rename(member, 'the one and only'), rename(other, 'The One And Only')])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('a profile is whole for oneself and has no e-mail, no roles for others', async () => {
  const [member, other] = [await aMember(), await aMember()]
  const { id, nickname, email, tier, roles, createdAt } = (await me(member)).json
  expect((await profile(member, id)).json).toEqual({ id, nickname, email, tier, roles, createdAt })
  expect((await profile(other, id)).json).toEqual({ id, nickname, tier, createdAt })
})

test.each(['usr_01KADX4T5QZ3M8V0W2Y6B9C1DE', 'usr_nobody', '%00', '../../admin'])(
  'the profile of %j is not found or refused',
  async (id) => {
    expect([404, 422]).toContain((await profile(await aMember(), id)).status)
  },
)

test('settings begin with what the device says, and keep what is not named', async () => {
  const member = await aMember()
  expect((await me(member)).json.settings).toEqual({
    locale: 'system',
    theme: 'system',
    motion: 'system',
    sound: false,
  })
  await settings(member, { locale: 'en', sound: true })
  const { status, json } = await settings(member, { theme: 'dark' })
  expect([status, json]).toEqual([200, { locale: 'en', theme: 'dark', motion: 'system', sound: true }])
  expect((await ask('GET', settingsRoute.GET, { headers: member.headers })).json).toEqual(json)
  expect((await me(member)).json).toMatchObject({ settings: json, version: 3 })
})

test('two tabs that change different settings at once lose neither', async () => {
  const member = await aMember()
  await Promise.all([
    settings(member, { theme: 'dark' }),
    settings(member, { sound: true }),
    settings(member, { locale: 'ko' }),
  ])
  expect((await me(member)).json).toMatchObject({ settings: { theme: 'dark', sound: true, locale: 'ko' }, version: 4 })
})

test.each([{ theme: 'pink' }, { locale: 'fr' }, { sound: 'yes' }, { admin: true }])(
  'the setting %j is refused',
  async (body) => {
    expect((await settings(await aMember(), body)).status).toBe(422)
  },
)

test('a setting from another version of the product falls back to the device’s', async () => {
  const member = await aMember()
  await db.member.update({ where: { id: member.id }, data: { settings: { theme: 'sepia', sound: true } } })
  expect((await me(member)).json.settings).toMatchObject({ theme: 'system', sound: true })
})

test('the tutorial can be left, skipped, taken up again and ended', async () => {
  const member = await aMember()
  expect((await place(member, { step: 2, status: 'OPEN' })).json).toEqual({ step: 2, status: 'OPEN' })
  expect((await place(member, { step: 2, status: 'SKIPPED' })).json.status).toBe('SKIPPED')
  expect((await ask('GET', onboardingRoute.GET, { headers: member.headers })).json).toEqual({
    step: 2,
    status: 'SKIPPED',
  })
  expect((await place(member, { step: 3, status: 'OPEN' })).json).toEqual({ step: 3, status: 'OPEN' })
  const ended = await complete(member, crypto.randomUUID())
  expect([ended.status, ended.json]).toEqual([200, { step: 3, status: 'DONE' }])
  expect((await place(member, { step: 0, status: 'OPEN' })).json.code).toBe('CONFLICT')
})

test('the first reward is handed over once, however often and at once the end is reported', async () => {
  const member = await aMember()
  const key = crypto.randomUUID()
  const answers = await Promise.all(
    [key, key, crypto.randomUUID(), crypto.randomUUID()].map((one) => complete(member, one)),
  )
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
  expect(await events(member.id, 'reward_granted')).toHaveLength(1)
})

test('a place outside the tutorial is refused', async () => {
  const member = await aMember()
  for (const body of [
    { step: -1, status: 'OPEN' },
    { step: 51, status: 'OPEN' },
    { step: 1, status: 'DONE' },
  ]) {
    expect((await place(member, body)).status).toBe(422)
  }
})
