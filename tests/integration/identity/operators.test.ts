import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import * as codeRoute from '@/app/api/admin/invite-codes/[id]/route'
import * as codesRoute from '@/app/api/admin/invite-codes/route'
import * as memberRoute from '@/app/api/admin/users/[id]/route'
import * as theirSessionsRoute from '@/app/api/admin/users/[id]/sessions/route'
import * as membersRoute from '@/app/api/admin/users/route'
import * as meRoute from '@/app/api/auth/me/route'
import { db } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { aMember, anOperator, type TestMember } from '@/tests/support/members'

type Headers = TestMember['headers']
const newKey = () => crypto.randomUUID()
const search = (headers: Headers, query: string) => ask('GET', membersRoute.GET, { headers, query })
const read = (headers: Headers, id: string) => ask('GET', memberRoute.GET, { headers, params: { id } })
const change = (headers: Headers, id: string, etag: string, body: unknown, key = newKey()) =>
  ask('PATCH', memberRoute.PATCH, { headers: { ...headers, 'if-match': etag }, params: { id }, body, key })
const makeCodes = (headers: Headers, body: unknown, key = newKey()) =>
  ask('POST', codesRoute.POST, { headers, body, key })
const listCodes = (headers: Headers, query = '') => ask('GET', codesRoute.GET, { headers, query })
const switchCode = (headers: Headers, id: string, status: string) =>
  ask('PATCH', codeRoute.PATCH, { headers, params: { id }, body: { status }, key: newKey() })
const meStatus = async (headers: Headers) => (await ask('GET', meRoute.GET, { headers })).status
const ids = (json: { items: { id: string }[] }) => json.items.map(({ id }) => id)

test('members are found by how nickname, e-mail or id begin', async () => {
  const { headers } = await anOperator()
  const member = await aMember()
  const shout = member.nickname.toUpperCase()
  for (const q of [shout, member.email, member.id, member.email.slice(0, 9)]) {
    expect(ids((await search(headers, `?q=${encodeURIComponent(q)}`)).json)).toEqual([member.id])
  }
})

test.each(['%', '_', '\\', "' or true --", '%25%'])('the search text %j is text, not a pattern', async (q) => {
  const { headers } = await anOperator()
  const { status, json } = await search(headers, `?q=${encodeURIComponent(q)}`)
  expect([status, json.items]).toEqual([200, []])
})

test('members come newest first in pages without gap or repetition', async () => {
  const { headers } = await anOperator()
  for (let round = 0; round < 3; round++) await aMember()
  const whole = ids((await search(headers, '?limit=100')).json)
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { json } = await search(headers, `?limit=2${cursor && `&cursor=${cursor}`}`)
    seen.push(...ids(json))
    cursor = json.nextCursor
  }
  expect(seen).toEqual(whole)
  expect(seen).toEqual(seen.toSorted().reverse())
})

test('an edit needs the version it was decided on, and answers the next one', async () => {
  const { headers } = await anOperator()
  const { id } = await aMember()
  const first = await read(headers, id)
  expect([first.json.status, first.headers.get('etag')]).toEqual(['ACTIVE', '"1"'])
  const edited = await change(headers, id, '"1"', { tier: 'VIP' })
  expect([edited.status, edited.json.tier, edited.headers.get('etag')]).toEqual([200, 'VIP', '"2"'])
  const late = await change(headers, id, '"1"', { tier: 'PREMIUM' })
  expect([late.status, late.json.code]).toEqual([412, 'PRECONDITION_FAILED'])
  expect((await read(headers, id)).json.tier).toBe('VIP')
})

test('a repeated edit is answered with the version it led to', async () => {
  const { headers } = await anOperator()
  const { id } = await aMember()
  const key = newKey()
  const first = await change(headers, id, '"1"', { tier: 'VIP' }, key)
  const again = await change(headers, id, '"1"', { tier: 'VIP' }, key)
  expect([again.text, again.headers.get('idempotent-replayed')]).toEqual([first.text, 'true'])
  expect(again.headers.get('etag')).toBe(first.headers.get('etag'))
})

test('an edit without If-Match or key is refused', async () => {
  const { headers } = await anOperator()
  const { id } = await aMember()
  const body = { tier: 'VIP' }
  expect((await ask('PATCH', memberRoute.PATCH, { headers, params: { id }, body, key: newKey() })).status).toBe(428)
  const keyless = await ask('PATCH', memberRoute.PATCH, {
    headers: { ...headers, 'if-match': '"1"' },
    params: { id },
    body,
  })
  expect(keyless.json.code).toBe('IDEMPOTENCY_KEY_MISSING')
})

test('suspending ends all sessions at once; activating lets the member log in again', async () => {
  const { headers } = await anOperator()
  const member = await aMember()
  const suspended = await change(headers, member.id, '"1"', { status: 'SUSPENDED' })
  expect([suspended.json.status, await meStatus(member.headers)]).toEqual(['SUSPENDED', 401])
  await change(headers, member.id, suspended.headers.get('etag')!, { status: 'ACTIVE' })
  expect(await meStatus(member.headers)).toBe(401)
  expect((await read(headers, member.id)).json.status).toBe('ACTIVE')
})

test('the same edit sent twice has one effect and the same answer', async () => {
  const { headers } = await anOperator()
  const { id } = await aMember()
  const key = newKey()
  const [first, again] = [
    await change(headers, id, '"1"', { tier: 'VIP' }, key),
    await change(headers, id, '"1"', { tier: 'VIP' }, key),
  ]
  expect([again.status, again.text]).toEqual([first.status, first.text])
  expect((await read(headers, id)).json.version).toBe(2)
})

test('operators cannot suspend themselves', async () => {
  const { id, headers } = await anOperator()
  expect((await change(headers, id, '"1"', { status: 'SUSPENDED' })).json.code).toBe('CONFLICT')
  expect(await meStatus(headers)).toBe(200)
})

test.each([{}, { tier: 'GOLD' }, { roles: ['ADMIN'] }, { status: 'DELETED' }])(
  'the edit %j is refused',
  async (body) => {
    const { headers } = await anOperator()
    expect((await change(headers, (await aMember()).id, '"1"', body)).status).toBe(422)
  },
)

test('an unknown member is not found', async () => {
  const { headers } = await anOperator()
  const id = 'usr_01KADX4T5QZ3M8V0W2Y6B9C1DE'
  expect((await read(headers, id)).status).toBe(404)
  expect((await change(headers, id, '"1"', { tier: 'VIP' })).status).toBe(404)
  expect((await ask('GET', theirSessionsRoute.GET, { headers, params: { id } })).status).toBe(404)
})

test('an operator sees where a member is signed in', async () => {
  const { headers } = await anOperator()
  const { id } = await aMember()
  const { json } = await ask('GET', theirSessionsRoute.GET, { headers, params: { id } })
  expect(json.items).toMatchObject([{ kind: 'API', isCurrent: false }])
})

test('codes are made at random or as given, and are listed by state', async () => {
  const { id, headers } = await anOperator()
  const random = await makeCodes(headers, { count: 3, note: 'spring' })
  expect(random.status).toBe(201)
  for (const { code } of random.json.items) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
  expect(random.json.items[0]).toMatchObject({
    note: 'spring',
    createdBy: id,
    infinite: false,
    status: 'ACTIVE',
    usedBy: null,
  })
  const given = await makeCodes(headers, { codes: ['moa-2026', 'MOA-2027'] })
  expect(given.json.items.map(({ code }: { code: string }) => code).sort()).toEqual(['MOA-2026', 'MOA-2027'])
  const unused = (await listCodes(headers, '?state=unused&limit=100')).json.items.map(
    ({ code }: { code: string }) => code,
  )
  expect(unused).toEqual(expect.arrayContaining(['MOA-2026', '5858']))
  expect((await listCodes(headers, '?state=used')).json.items).toEqual([])
})

test('codes are made all or none', async () => {
  const { headers } = await anOperator()
  const taken = `TAKEN-${randomBytes(4).toString('hex')}`.toUpperCase()
  await makeCodes(headers, { codes: [taken] })
  const { status, json } = await makeCodes(headers, { codes: ['BRAND-NEW-1', taken, '5858'] })
  expect([status, json.code]).toEqual([409, 'INVITE_CODE_TAKEN'])
  expect(json.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/body/codes/1', '/body/codes/2'])
  expect(await db.inviteCode.findUnique({ where: { code: 'BRAND-NEW-1' } })).toBeNull()
})

test('making codes again under the same key makes no more', async () => {
  const { headers } = await anOperator()
  const key = newKey()
  const [first, again] = await Promise.all([
    makeCodes(headers, { count: 5 }, key),
    makeCodes(headers, { count: 5 }, key),
  ])
  const answered = [first, again].filter(({ status }) => status === 201)
  expect(new Set(answered.map(({ text }) => text)).size).toBe(1)
})

test.each([
  {},
  { count: 0 },
  { count: 101 },
  { count: 1, codes: ['ABCD'] },
  { codes: [] },
  { codes: ['a b c d'] },
  { codes: ['abc'] },
])('making codes of %j is refused', async (body) => {
  const { headers } = await anOperator()
  expect((await makeCodes(headers, body)).status).toBe(422)
})

test('an unused code can be switched off and on; 5858 cannot', async () => {
  const { headers } = await anOperator()
  const { id } = (await makeCodes(headers, { count: 1 })).json.items[0]
  expect((await switchCode(headers, id, 'DISABLED')).json.status).toBe('DISABLED')
  expect((await switchCode(headers, id, 'ACTIVE')).json.status).toBe('ACTIVE')
  const endless = await db.inviteCode.findUniqueOrThrow({ where: { code: '5858' } })
  expect((await switchCode(headers, endless.id, 'DISABLED')).json.code).toBe('CONFLICT')
  expect((await switchCode(headers, 'inv_01KADX4T5QZ3M8V0W2Y6B9C1DE', 'DISABLED')).status).toBe(404)
})

test('what an operator does is on record with who, what and whom', async () => {
  const operator = await anOperator()
  const { id } = await aMember()
  await change(operator.headers, id, '"1"', { tier: 'VIP' })
  const rows = await db.audit.findMany({ where: { actor: operator.id } })
  expect(rows).toMatchObject([{ action: 'updateMember', subject: id, status: 200, input: { body: { tier: 'VIP' } } }])
})
