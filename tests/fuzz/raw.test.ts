import net from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { env } from '@/lib/platform/env/env'
import { type App, startApp } from '../support/app'

// What is said here never reaches the contract kit, or reaches it half: Node's parser and Next answer first.
const DEADLINE_MS = 5_000
const SLOW_MS = 1_500

let app: App

beforeAll(async () => {
  app = await startApp({ databaseUrl: env.DATABASE_URL })
})

afterAll(async () => {
  await app?.stop()
})

type Said = { status: number | null; text: string; ms: number }

/** Writes bytes to a socket and reads until the server closes, answers, or the deadline passes (status null). */
function say(bytes: string | Buffer, waitMs = DEADLINE_MS): Promise<Said> {
  return new Promise((done) => {
    const startedMs = performance.now()
    let text = ''
    const socket = net.connect(app.port, '127.0.0.1', () => socket.write(bytes))
    const finish = () => {
      clearTimeout(timer)
      socket.destroy()
      const status = /^(?:HTTP\/1\.1 1\d\d[^\r]*\r\n\r\n)*HTTP\/1\.1 (\d{3})/.exec(text)?.[1]
      done({ status: status ? Number(status) : null, text, ms: performance.now() - startedMs })
    }
    const timer = setTimeout(finish, waitMs)
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      if (/^HTTP\/1\.1 [2-5][\s\S]*\r\n\r\n/m.test(text)) setTimeout(finish, 20)
    })
    socket.on('error', finish)
    socket.on('close', finish)
  })
}

const get = (target: string, ...headers: string[]) =>
  [`GET ${target} HTTP/1.1`, 'Host: moa', 'Connection: close', ...headers, '', ''].join('\r\n')
const post = (body: string, ...headers: string[]) =>
  [`POST /api/auth/login HTTP/1.1`, 'Host: moa', 'Connection: close', ...headers, '', body].join('\r\n')

const isAlive = async () => (await fetch(`${app.url}/healthz`)).status === 200

describe('malformed HTTP is refused at once and hurts nobody', () => {
  test.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['a TLS hello', Buffer.from('16030100a5010000a10303', 'hex')],
    ['an unknown method', 'FROB / HTTP/1.1\r\nHost: moa\r\n\r\n'],
    ['an unknown version', 'GET / HTTP/9.9\r\nHost: moa\r\n\r\n'],
    ['a header without a colon', get('/healthz', 'nocolonhere')],
    ['a header with a NUL', get('/healthz', 'x: a\u0000b')],
    ['headers of 100 KB', get('/healthz', `x: ${'a'.repeat(100_000)}`)],
    ['1,000 headers', get('/healthz', ...Array.from({ length: 3_000 }, (_, index) => `x-${index}: ${'v'.repeat(10)}`))],
    ['a negative length', post('{}', 'Content-Type: application/json', 'Content-Length: -1')],
    ['two lengths', post('{}', 'Content-Type: application/json', 'Content-Length: 2', 'Content-Length: 20')],
    ['a length and chunks at once', post('0\r\n\r\n', 'Content-Length: 5', 'Transfer-Encoding: chunked')],
    ['chunks that are none', post('zz\r\n{}\r\n', 'Content-Type: application/json', 'Transfer-Encoding: chunked')],
    ['a folded header', get('/healthz', 'x: a', ' b')],
  ])('%s', async (_name, bytes) => {
    const { status, text, ms } = await say(bytes)
    expect(ms).toBeLessThan(DEADLINE_MS)
    expect(status === null || status < 500, text.slice(0, 300)).toBe(true)
    expect(await isAlive()).toBe(true)
  })
})

describe('strange addresses answer without a 5xx', () => {
  test.each(
    [
      '/api/users/%E0%A4%A/profile',
      '/api/users/%/profile',
      '/api/users/%00/profile',
      '/api/users/%ED%A0%80/profile',
      '/api/users/%2e%2e/profile',
      '/api/users/..%2f..%2fetc/profile',
      '/api//users///me/',
      '//evil.test/api/auth/me',
      '/\\evil.test/api',
      '/api/auth/me?%E0%A4%A',
      '/api/auth/me?a=%ff&a=%fe&%zz',
      '/api/auth/me?__proto__[x]=1&constructor=2',
      `/api/auth/check-invite/${'a'.repeat(8_000)}`,
      `/api/auth/me?${'a=1&'.repeat(1_500)}`,
      'http://evil.test/api/auth/me',
      '/_next/data/x/api/auth/me.json',
      '/_next/image?url=http%3A%2F%2F127.0.0.1%3A1%2Fx.png&w=64&q=75',
      '/_next/static/../../package.json',
      '/_next/static/%2e%2e/%2e%2e/package.json',
      '/.env',
      '/api/auth/me;jsessionid=1',
      '/%61pi/auth/me',
      '/api/auth/me/',
      '*',
      '',
    ].map((target) => [target.slice(0, 60), target] as const),
  )('%s', async (_name, target) => {
    const { status, text, ms } = await say(get(target))
    expect(ms).toBeLessThan(DEADLINE_MS)
    expect(status === null || status < 500, text.slice(0, 400)).toBe(true)
    expect(text).not.toMatch(/node_modules|DATABASE_URL|"private": true/)
    expect(await isAlive()).toBe(true)
  })

  test.each([
    ['x-middleware-subrequest', 'proxy:proxy:proxy:proxy:proxy'],
    ['x-middleware-subrequest', 'src/middleware:src/middleware:src/middleware'],
    ['x-middleware-rewrite', '/api/admin/members'],
    ['x-middleware-next', '1'],
    ['x-middleware-override-headers', 'authorization'],
    ['x-invoke-path', '/api/admin/members'],
    ['x-invoke-status', '500'],
    ['x-nextjs-data', '1'],
    ['x-original-url', '/api/admin/members'],
    ['x-rewrite-url', '/api/admin/members'],
    ['x-http-method-override', 'DELETE'],
    ['next-resume', '1'],
    ['next-action', 'a'.repeat(40)],
    ['next-router-state-tree', '%7B'],
    ['next-router-prefetch', '1'],
    ['x-forwarded-host', 'evil.test'],
    ['x-forwarded-proto', 'javascript'],
    ['forwarded', 'for=1;host=evil.test'],
    ['range', 'bytes=0-99999999999'],
    ['expect', '100-continue'],
    ['accept-encoding', 'br;q=x, gzip;q=9'],
    ['cookie', `next-auth.session-token=${'a'.repeat(6_000)}`],
    ['cookie', '__Host-next-auth.session-token=%; locale=../../x; theme=%00'],
  ])('%s: %s opens nothing', async (name, value) => {
    const { status, text } = await say(get('/api/auth/me', `${name}: ${value}`))
    expect(status, text.slice(0, 300)).toBe(401)
    expect(text).not.toContain('evil.test')
  })

  test('a request for the data of a page is sent elsewhere, and finds the door closed there', async () => {
    const { status, text } = await say(get('/api/auth/me', 'rsc: 1'))
    expect([status, /^location: (.*)$/im.exec(text)?.[1]?.trim()]).toEqual([
      307,
      expect.stringMatching(/^\/api\/auth\/me\?_rsc/),
    ])
    expect((await say(get('/api/auth/me?_rsc=1', 'rsc: 1'))).status).toBeGreaterThanOrEqual(300)
  })

  test.each(['next-action', 'rsc', 'next-router-state-tree', 'next-resume', 'x-nextjs-data'])(
    'a POST to a page with %s changes nothing and is no 5xx',
    async (name) => {
      const lines = [
        'POST / HTTP/1.1',
        'Host: moa',
        'Connection: close',
        `${name}: ${'a'.repeat(42)}`,
        'Content-Type: text/plain;charset=UTF-8',
        'Content-Length: 2',
        '',
        '[]',
      ]
      const { status, text } = await say(lines.join('\r\n'))
      expect(status === null || status < 500, text.slice(0, 400)).toBe(true)
    },
  )
})

describe('the browser’s cookie keeper (next-auth) answers without a 5xx', () => {
  const form = 'application/x-www-form-urlencoded'
  test.each([
    ['GET', '/api/auth/session', '', ''],
    ['GET', '/api/auth/csrf', '', ''],
    ['GET', '/api/auth/providers', '', ''],
    ['GET', '/api/auth/signin?callbackUrl=http://evil.test', '', ''],
    ['GET', '/api/auth/error?error=%3Cscript%3E', '', ''],
    ['GET', '/api/auth/callback/google?state=x&code=y', '', ''],
    ['GET', '/api/auth/verify-request', '', ''],
    ['GET', '/api/auth/__proto__', '', ''],
    ['POST', '/api/auth/callback/credentials', form, 'csrfToken=x&json=true'],
    ['POST', '/api/auth/callback/credentials', form, '%zz=%&&&=;'],
    ['POST', '/api/auth/callback/credentials', 'application/json', '{"csrfToken":{"a":1},"__proto__":{"x":1}}'],
    ['POST', '/api/auth/callback/credentials', 'application/json', '['],
    ['POST', '/api/auth/callback/__proto__', form, 'csrfToken=x'],
    ['POST', '/api/auth/signin/credentials', form, 'callbackUrl=http://evil.test'],
    ['POST', '/api/auth/signout', form, 'csrfToken=x&callbackUrl=http://evil.test'],
    ['POST', '/api/auth/session', 'application/json', '{"csrfToken":"x","data":{"roles":["ADMIN"]}}'],
    ['POST', '/api/auth/_log', form, 'code=x&level=error&message=%0a%0dforged'],
    ['POST', '/api/auth/_log', form, 'x'.repeat(200_000)],
    ['DELETE', '/api/auth/session', '', ''],
    ['PUT', '/api/auth/callback/credentials', '', ''],
  ])('%s %s (%s)', async (method, target, type, body) => {
    const lines = [`${method} ${target} HTTP/1.1`, 'Host: moa', 'Connection: close', `Content-Length: ${body.length}`]
    const { status, text } = await say([...lines, ...(type ? [`Content-Type: ${type}`] : []), '', body].join('\r\n'))
    expect(status, text.slice(0, 400)).not.toBeNull()
    expect(status, text.slice(0, 400)).toBeLessThan(500)
    expect(/^location: (.*)$/im.exec(text)?.[1] ?? '').not.toContain('evil.test')
  })

  test.each(['a', 'a.b.c.d.e', '%00', 'eyJhbGciOiJub25lIn0..', 'é', '"quoted"', 'x'.repeat(100)])(
    'a session cookie of %s is nobody’s',
    async (value) => {
      for (const target of ['/api/auth/me', '/api/auth/session', '/']) {
        const { status, text } = await say(
          get(target, `Cookie: next-auth.session-token=${value}; next-auth.csrf-token=${value}`),
        )
        expect(status, text.slice(0, 300)).toBeLessThan(500)
      }
      expect((await say(get('/api/auth/me', `Cookie: next-auth.session-token=${value}`))).status).toBe(401)
    },
  )
})

test('HEAD of a stream ends at once and leaves no stream behind', async () => {
  const { status, ms } = await say(
    ['HEAD /api/realtime/stream HTTP/1.1', 'Host: moa', 'Connection: close', '', ''].join('\r\n'),
  )
  expect([status, ms < DEADLINE_MS]).toEqual([401, true])
})

test('a request that never ends its body holds nobody up', async () => {
  const slow = say(post('{"email":', 'Content-Type: application/json', 'Content-Length: 1000'), SLOW_MS)
  expect(await isAlive()).toBe(true)
  const { status } = await slow
  expect(status === null || status < 500).toBe(true)
  expect(await isAlive()).toBe(true)
})
