import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import * as checkRoute from '@/app/api/auth/check-invite/[code]/route'
import * as meRoute from '@/app/api/auth/me/route'
import * as signUpRoute from '@/app/api/auth/signup/route'
import { createInviteCodes } from '@/lib/identity/invites/service'
import { signUp } from '@/lib/identity/members/service'
import { db, transaction } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { TEST_DEVICE } from '@/tests/support/members'

const aBody = (over: Record<string, unknown> = {}) => {
  const mark = randomBytes(5).toString('hex')
  return { nickname: `nick ${mark}`, email: `${mark}@moa.test`, password: `pass-${mark}`, inviteCode: '5858', ...over }
}
const post = (body: unknown) => ask('POST', signUpRoute.POST, { body })
const check = (code: string) => ask('GET', checkRoute.GET, { params: { code } })

async function aCode(): Promise<string> {
  const { items } = await transaction((tx) => createInviteCodes(tx, { count: 1, createdBy: null }))
  return items[0]!.code
}

test('signing up answers the member and tokens that work at once', async () => {
  const body = aBody()
  const { status, json } = await post(body)
  expect([status, json.member]).toMatchObject([
    201,
    {
      nickname: body.nickname,
      email: body.email,
      tier: 'STANDARD',
      roles: ['USER'],
      onboarding: { step: 0, status: 'OPEN' },
    },
  ])
  expect(Date.parse(json.tokens.expiresAt)).toBeGreaterThan(Date.now() + 29 * 60_000)
  const me = await ask('GET', meRoute.GET, { headers: { authorization: `Bearer ${json.tokens.accessToken}` } })
  expect([me.status, me.json]).toEqual([200, json.member])
})

test('no answer ever carries the password or its hash', async () => {
  const body = aBody()
  const { text } = await post(body)
  expect(text).not.toContain(body.password)
  expect(text).not.toContain('argon2')
  const row = await db.member.findUniqueOrThrow({ where: { email: body.email } })
  expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
})

test('an e-mail is one e-mail in whatever case', async () => {
  const body = aBody()
  await post(body)
  const again = await post({ ...aBody(), email: ` ${body.email.toUpperCase()} ` })
  expect([again.status, again.json.code, again.json.errors[0].pointer]).toEqual([409, 'EMAIL_TAKEN', '/body/email'])
})

test('a nickname is one nickname in whatever case and width', async () => {
  const body = aBody({ nickname: `Moa ${randomBytes(4).toString('hex')}` })
  await post(body)
  const wide = body.nickname.toLowerCase().replace('moa', 'ＭＯＡ')
  const again = await post(aBody({ nickname: wide }))
  expect([again.status, again.json.code, again.json.errors[0].pointer]).toEqual([
    409,
    'NICKNAME_TAKEN',
    '/body/nickname',
  ])
})

test('everything that is taken is named at once', async () => {
  const body = aBody()
  await post(body)
  const { status, json } = await post(body)
  expect([status, json.code]).toEqual([409, 'EMAIL_TAKEN'])
  expect(json.errors.map((error: { pointer: string }) => error.pointer)).toEqual(['/body/email', '/body/nickname'])
})

test.each([
  ['a short password', { password: 'abc1234' }, '/body/password'],
  ['a password of 129 characters', { password: `${'x1'.repeat(64)}y` }, '/body/password'],
  ['one of the commonest passwords', { password: 'Password123' }, '/body/password'],
  ['the e-mail as password', { email: 'same-as@moa.test', password: 'same-as@moa.test' }, '/body/password'],
  ['the nickname as password', { nickname: 'longnickname', password: 'LongNickname' }, '/body/password'],
  ['a lone surrogate in the password', { password: 'abcdefgh\ud800' }, '/body/password'],
  ['no e-mail', { email: 'nobody' }, '/body/email'],
  ['an invisible nickname', { nickname: '\u200b\u200b' }, '/body/nickname'],
  ['a one-letter nickname', { nickname: ' a ' }, '/body/nickname'],
  ['a role of one’s own choice', { roles: ['ADMIN'] }, '/body/roles'],
])('%s is refused with a pointer', async (_name, over, pointer) => {
  const before = await db.member.count()
  const { status, json } = await post(aBody(over))
  expect([status, json.code, json.errors[0].pointer]).toEqual([422, 'INVALID_INPUT', pointer])
  expect(await db.member.count()).toBe(before)
})

test('a code is used up by the sign-up it let in', async () => {
  const code = await aCode()
  expect((await check(code)).json).toEqual({ valid: true, infinite: false, reason: null })
  const { json } = await post(aBody({ inviteCode: code.toLowerCase() }))
  expect(await db.inviteCode.findUnique({ where: { code } })).toMatchObject({ usedBy: json.member.id })
  expect((await check(code)).json).toEqual({ valid: false, infinite: false, reason: 'used' })
  const again = await post(aBody({ inviteCode: code }))
  expect([again.status, again.json.code, again.json.params]).toEqual([422, 'INVITE_CODE_REFUSED', { reason: 'used' }])
})

test('5858 is never used up', async () => {
  for (let round = 0; round < 3; round++) expect((await post(aBody())).status).toBe(201)
  expect((await check('5858')).json).toEqual({ valid: true, infinite: true, reason: null })
  await expect(db.inviteCode.update({ where: { code: '5858' }, data: { status: 'DISABLED' } })).rejects.toThrow()
})

test('an unknown or switched-off code is refused, and says so before anything else', async () => {
  const code = await aCode()
  await db.inviteCode.update({ where: { code }, data: { status: 'DISABLED' } })
  const taken = aBody()
  await post(taken)
  expect((await check('NO-SUCH-CODE')).json).toEqual({ valid: false, infinite: false, reason: 'unknown' })
  expect((await check(code)).json.reason).toBe('disabled')
  for (const inviteCode of [code, 'NO-SUCH-CODE', '초대']) {
    const { status, json } = await post({ ...taken, inviteCode })
    expect([status, json.code, json.errors[0].pointer]).toEqual([422, 'INVITE_CODE_REFUSED', '/body/inviteCode'])
  }
})

test('of many who use one code at the same time exactly one gets in', async () => {
  const code = await aCode()
  const answers = await Promise.all(Array.from({ length: 8 }, () => post(aBody({ inviteCode: code }))))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(422)])
  expect(answers.filter(({ json }) => json.code === 'INVITE_CODE_REFUSED')).toHaveLength(7)
})

test('of many who use one e-mail at the same time exactly one gets in', async () => {
  const { email } = aBody()
  const answers = await Promise.all(Array.from({ length: 8 }, () => post(aBody({ email }))))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)])
  expect(await db.member.count({ where: { email } })).toBe(1)
})

test('a failing welcome leaves nothing behind: no member, no session, the code unused', async () => {
  const code = await aCode()
  const body = aBody({ inviteCode: code })
  const failing = signUp({
    ...body,
    device: TEST_DEVICE,
    welcome: async () => {
      throw new Error('the ledger is shut')
    },
  })
  await expect(failing).rejects.toThrow('the ledger is shut')
  expect(await db.member.findUnique({ where: { email: body.email } })).toBeNull()
  expect((await check(code)).json.valid).toBe(true)
})
