import { encode } from 'next-auth/jwt'
import { expect, test, vi } from 'vitest'
import * as cookieRoute from '@/app/api/auth/[...nextauth]/route'
import * as logOutRoute from '@/app/api/auth/logout/route'
import * as meRoute from '@/app/api/auth/me/route'
import { db } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import { ask } from '@/tests/support/ask'
import { aMember } from '@/tests/support/members'

type Jar = Map<string, string>
const cookieHeader = (jar: Jar) => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
const SESSION = 'next-auth.session-token'

function keep(jar: Jar, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
    if (value === '') jar.delete(name)
    else jar.set(name, value)
  }
}

/** As the browser half of next-auth does: same cookies, same forms. */
async function call(
  jar: Jar,
  method: 'GET' | 'POST',
  action: string,
  form: Record<string, string> = {},
): Promise<Response> {
  const request = new Request(`http://localhost:3000/api/auth/${action}`, {
    method,
    headers: { cookie: cookieHeader(jar), 'content-type': 'application/x-www-form-urlencoded', host: 'localhost:3000' },
    ...(method === 'POST' && { body: new URLSearchParams({ json: 'true', ...form }) }),
  })
  const run = method === 'GET' ? cookieRoute.GET : cookieRoute.POST
  const response = await run(request, { params: Promise.resolve({ nextauth: action.split('/') }) })
  keep(jar, response)
  return response
}

async function signIn(accessToken: string): Promise<{ jar: Jar; response: Response }> {
  const jar: Jar = new Map()
  const { csrfToken } = await (await call(jar, 'GET', 'csrf')).json()
  const response = await call(jar, 'POST', 'callback/session', {
    csrfToken,
    accessToken,
    callbackUrl: 'http://localhost:3000/',
  })
  return { jar, response }
}

const me = (jar: Jar) => ask('GET', meRoute.GET, { headers: { cookie: cookieHeader(jar) } })

test('an access token becomes a cookie of the same session, and no second session', async () => {
  const member = await aMember()
  const { jar, response } = await signIn(member.accessToken)
  expect([response.status, await response.json()]).toEqual([200, { url: 'http://localhost:3000/' }])
  expect([(await me(jar)).status, (await me(jar)).json.id]).toEqual([200, member.id])
  const sessions = await db.session.findMany({ where: { memberId: member.id } })
  expect(sessions.map(({ kind }) => kind)).toEqual(['BROWSER'])
})

test('the cookie is out of scripts’ reach', async () => {
  const { response } = await signIn((await aMember()).accessToken)
  const line = response.headers.getSetCookie().find((one) => one.startsWith(SESSION))
  expect(line).toMatch(/HttpOnly/)
  expect(line).toMatch(/SameSite=Lax/)
  expect(line).not.toMatch(/Secure/)
})

test('over https the cookie is bound to this host', async () => {
  vi.stubEnv('NEXTAUTH_URL', 'https://moa.example')
  const { jar, response } = await signIn((await aMember()).accessToken)
  const line = response.headers.getSetCookie().find((one) => one.includes('session-token'))
  expect(line).toMatch(/^__Host-next-auth\.session-token=.*Path=\/;.*Secure/)
  expect((await me(jar)).status).toBe(200)
})

test.each(['', 'nonsense', 'a.b.c'])('the token %j yields no cookie', async (token) => {
  const { jar, response } = await signIn(token)
  expect([response.status, jar.has(SESSION)]).toEqual([401, false])
})

test('an ended session cannot be bound', async () => {
  const member = await aMember()
  await ask('POST', logOutRoute.POST, { headers: member.headers })
  expect((await signIn(member.accessToken)).jar.has(SESSION)).toBe(false)
})

test('revoking the session row ends the cookie at once', async () => {
  const member = await aMember()
  const { jar } = await signIn(member.accessToken)
  await ask('POST', logOutRoute.POST, { headers: member.headers })
  expect((await me(jar)).status).toBe(401)
  expect(await (await call(jar, 'GET', 'session')).json()).not.toHaveProperty('user')
})

test('signing out in the browser revokes the row, so a copy of the cookie is worth nothing', async () => {
  const member = await aMember()
  const { jar } = await signIn(member.accessToken)
  const copy = new Map(jar)
  const { csrfToken } = await (await call(jar, 'GET', 'csrf')).json()
  await call(jar, 'POST', 'signout', { csrfToken })
  expect([jar.has(SESSION), (await me(copy)).status]).toEqual([false, 401])
  expect((await ask('GET', meRoute.GET, { headers: member.headers })).status).toBe(401)
})

test('logging out through the API works with the cookie, from this site only', async () => {
  const { jar } = await signIn((await aMember()).accessToken)
  const logOut = (headers: Record<string, string>) =>
    ask('POST', logOutRoute.POST, { headers: { cookie: cookieHeader(jar), ...headers } })
  expect((await logOut({ 'sec-fetch-site': 'cross-site' })).json.code).toBe('CROSS_SITE_REFUSED')
  expect((await me(jar)).status).toBe(200)
  expect((await logOut({ 'sec-fetch-site': 'same-origin' })).status).toBe(204)
  expect((await me(jar)).status).toBe(401)
})

test('signing in needs next-auth’s own token against foreign forms', async () => {
  const jar: Jar = new Map()
  const { accessToken } = await aMember()
  await call(jar, 'POST', 'callback/session', { csrfToken: 'made up', accessToken })
  expect(jar.has(SESSION)).toBe(false)
})

test.each(['garbage', 'a.b.c.d.e', '%00', ''])('the cookie %j is refused, never a defect', async (value) => {
  const { status, json } = await me(new Map([[SESSION, value]]))
  expect([status, json.code]).toEqual([401, 'UNAUTHENTICATED'])
})

test('a cookie sealed by somebody else, or naming other ids, is refused', async () => {
  const [member, other] = [await aMember(), await aMember()]
  const { id: sid } = await db.session.findFirstOrThrow({ where: { memberId: other.id } })
  const foreign = await encode({ token: { sub: other.id, sid }, secret: 'somebody else’s secret' })
  const mixed = await encode({ token: { sub: member.id, sid }, secret: env.NEXTAUTH_SECRET })
  for (const value of [foreign, mixed]) expect((await me(new Map([[SESSION, value]]))).status).toBe(401)
})

test.each([
  ['GET', 'signin'],
  ['GET', 'error'],
  ['GET', 'callback/google'],
  ['POST', 'signin/email'],
  ['GET', 'no/such/thing'],
] as const)('%s %s is not open', async (method, action) => {
  const response = await call(new Map(), method, action)
  expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
})

test.each([
  ['{', 'application/json'],
  ['null', 'application/json'],
  ['[1]', 'application/json'],
  ['%zz=%zz', 'application/x-www-form-urlencoded'],
  ['x'.repeat(40_000), 'text/plain'],
  ['', 'multipart/form-data'],
])('broken form %# is never a defect', async (body, contentType) => {
  for (const action of ['callback/session', 'signout', '_log']) {
    const request = new Request(`http://localhost:3000/api/auth/${action}?callbackUrl=javascript:alert(1)`, {
      method: 'POST',
      headers: { 'content-type': contentType, cookie: 'next-auth.csrf-token=%; next-auth.callback-url=::' },
      body,
    })
    const response = await cookieRoute.POST(request, { params: Promise.resolve({ nextauth: action.split('/') }) })
    expect(response.status).toBeLessThan(500)
  }
})
