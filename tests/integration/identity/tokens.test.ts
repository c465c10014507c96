import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto'
import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  importJWK,
  importPKCS8,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose'
import { expect, test, vi } from 'vitest'
import * as jwksRoute from '@/app/.well-known/jwks.json/route'
import * as meRoute from '@/app/api/auth/me/route'
import { openKey } from '@/lib/identity/tokens/adapter'
import { KEY_CACHE_MS, KEY_LIFE_MS, PUBLISH_AHEAD_MS } from '@/lib/identity/tokens/constants'
import { issueAccessToken, rotateKeys } from '@/lib/identity/tokens/service'
import { db } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { aMember, type TestMember } from '@/tests/support/members'

const me = (authorization: string) => ask('GET', meRoute.GET, { headers: { authorization } })
const jwks = async () => (await ask('GET', jwksRoute.GET)).json
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const strangers = generateKeyPairSync('rsa', { modulusLength: 2_048 })

/** A token as we would sign it, but for what `change` says. */
async function forge(
  { accessToken }: TestMember,
  change: { header?: object; payload?: JWTPayload; key?: Parameters<SignJWT['sign']>[0] },
): Promise<string> {
  const row = await db.signingKey.findFirstOrThrow({ where: { state: 'current' } })
  const key = change.key ?? (await openKey(row.privateKey))!
  return new SignJWT({ ...decodeJwt(accessToken), ...change.payload })
    .setProtectedHeader({ ...decodeProtectedHeader(accessToken), alg: 'RS256', ...change.header })
    .sign(key)
}

async function confuse({ accessToken }: TestMember): Promise<string> {
  const { publicJwk } = await db.signingKey.findFirstOrThrow({ where: { state: 'current' } })
  const pem = createPublicKey({ key: publicJwk as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
  const text = `${encode({ ...decodeProtectedHeader(accessToken), alg: 'HS256' })}.${accessToken.split('.')[1]}`
  return `${text}.${createHmac('sha256', pem).update(text).digest('base64url')}`
}

const FORGERIES: [string, (member: TestMember) => Promise<string> | string][] = [
  ['with alg none', ({ accessToken }) => `${encode({ alg: 'none', typ: 'at+jwt' })}.${accessToken.split('.')[1]}.`],
  ['signed by HS256 with our public key', confuse],
  ['signed by a key of its own', (member) => forge(member, { key: strangers.privateKey })],
  [
    'that brings its key along',
    (member) =>
      forge(member, {
        key: strangers.privateKey,
        header: { kid: 'x', jwk: strangers.publicKey.export({ format: 'jwk' }) },
      }),
  ],
  [
    'that points to its key',
    (member) => forge(member, { key: strangers.privateKey, header: { kid: 'x', jku: 'http://127.0.0.1:9/keys' } }),
  ],
  ['without a kid', (member) => forge(member, { header: { kid: undefined } })],
  ['that has expired', (member) => forge(member, { payload: { exp: Math.floor(Date.now() / 1_000) - 1 } })],
  ['that never expires', (member) => forge(member, { payload: { exp: undefined } })],
  ['for another audience', (member) => forge(member, { payload: { aud: 'urn:somebody:else' } })],
  ['of another issuer', (member) => forge(member, { payload: { iss: 'https://evil.test' } })],
  ['of another type', (member) => forge(member, { header: { typ: 'JWT' } })],
  ['without a session', (member) => forge(member, { payload: { sid: undefined } })],
  [
    'for a session that isn’t the member’s',
    async (member) => forge(member, { payload: { sub: (await aMember()).id } }),
  ],
  ['with ids that aren’t text', (member) => forge(member, { payload: { sub: 5 as never } })],
  ['with NUL in the session', (member) => forge(member, { payload: { sid: 'ses_\u0000' } })],
  [
    'with another payload under the old signature',
    ({ accessToken }) => {
      const [header, , signature] = accessToken.split('.')
      return [header, encode({ ...decodeJwt(accessToken), sub: 'usr_01KADX4T5QZ3M8V0W2Y6B9C1DE' }), signature].join('.')
    },
  ],
  ['cut short', ({ accessToken }) => accessToken.slice(0, -20)],
  ['that is no token', () => 'moa'],
  ['that is huge', () => 'a'.repeat(8_000)],
]

test.each(FORGERIES)('a token %s is refused', async (_name, make) => {
  const member = await aMember()
  const { status, json } = await me(`Bearer ${await make(member)}`)
  expect([status, json.code]).toEqual([401, 'UNAUTHENTICATED'])
  expect((await me(`Bearer ${member.accessToken}`)).status).toBe(200)
})

test.each([
  '',
  'Bearer',
  'Bearer ',
  'Basic YTpi',
  'Bearer a b',
  'bearer\tx',
  'Bearer ..',
  'Bearer 가'.normalize('NFD').replace(/[^\x20-\x7e]/g, 'é'),
])('the credential %j is refused', async (authorization) => {
  expect((await me(authorization)).status).toBe(401)
})

test('an access token carries ids, and no rights or personal data', async () => {
  const { accessToken } = await aMember()
  expect(Object.keys(decodeJwt(accessToken)).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'sid', 'sub'])
  expect(decodeProtectedHeader(accessToken)).toMatchObject({ alg: 'RS256', typ: 'at+jwt' })
})

test('the life of an access token is configurable', async () => {
  vi.stubEnv('ACCESS_TOKEN_TTL_S', '120')
  const { accessToken } = await issueAccessToken({ memberId: 'usr_x', sessionId: 'ses_x' })
  const { exp = 0, iat = 0 } = decodeJwt(accessToken)
  expect(exp - iat).toBe(120)
})

test('anybody can verify a token by the published keys', async () => {
  const { id, accessToken } = await aMember()
  const { payload } = await jwtVerify(accessToken, createLocalJWKSet(await jwks()), {
    issuer: 'urn:moa',
    audience: 'urn:moa:api',
  })
  expect(payload.sub).toBe(id)
})

test('private keys are neither published nor readable in the database', async () => {
  await aMember()
  for (const key of (await jwks()).keys) expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
  const rows = await db.signingKey.findMany()
  for (const row of rows) {
    const text = Buffer.from(row.privateKey).toString('latin1')
    expect(text).not.toContain('PRIVATE KEY')
    await expect(importPKCS8(text, 'RS256')).rejects.toThrow()
  }
})

test('keys rotate: published before use, verifying until their last token is dead, then gone', async () => {
  const member = await aMember()
  const kidOf = (token: string) => decodeProtectedHeader(token).kid
  const kids = async () => (await jwks()).keys.map(({ kid }: { kid: string }) => kid)
  const first = kidOf(member.accessToken)
  const at = (ms: number) => new Date(Date.now() + ms)

  await rotateKeys(at(KEY_LIFE_MS / 2))
  expect(await kids()).toEqual([first])

  await rotateKeys(at(KEY_LIFE_MS - PUBLISH_AHEAD_MS))
  const published = (await kids()).filter((kid: string) => kid !== first)
  expect(published).toHaveLength(1)
  expect(kidOf((await aMember()).accessToken)).toBe(first)

  await rotateKeys(at(KEY_LIFE_MS))
  const later = await aMember()
  expect(kidOf(later.accessToken)).toBe(published[0])
  expect((await kids()).sort()).toEqual([first, ...published].sort())
  expect((await me(`Bearer ${member.accessToken}`)).status).toBe(200)

  await rotateKeys(at(KEY_LIFE_MS + 2 * 3_600_000))
  expect(await kids()).toEqual(published)
  expect((await me(`Bearer ${member.accessToken}`)).status).toBe(401)
  expect((await me(`Bearer ${later.accessToken}`)).status).toBe(200)
})

test('many instances rotating at once make one next key', async () => {
  await db.signingKey.updateMany({ data: { promotedAt: new Date(Date.now() - KEY_LIFE_MS) } })
  await Promise.all(Array.from({ length: 5 }, () => rotateKeys()))
  expect(await db.signingKey.count({ where: { state: 'next' } })).toBe(1)
})

test('a token found good before is refused once the keys are read without its own', async () => {
  const member = await aMember()
  expect((await me(`Bearer ${member.accessToken}`)).status).toBe(200)
  await db.signingKey.deleteMany()
  const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + KEY_CACHE_MS)
  expect((await me(`Bearer ${member.accessToken}`)).status).toBe(401)
  now.mockRestore()
  // The keys that were read in the future are forgotten.
  await rotateKeys()
})

test('under a new MOA_KEY_SECRET a new key takes over and old tokens live on', async () => {
  const member = await aMember()
  vi.stubEnv('MOA_KEY_SECRET', 'quite another secret, long enough to be one')
  await rotateKeys()
  const later = await aMember()
  expect(decodeProtectedHeader(later.accessToken).kid).not.toBe(decodeProtectedHeader(member.accessToken).kid)
  expect((await me(`Bearer ${member.accessToken}`)).status).toBe(200)
  expect((await me(`Bearer ${later.accessToken}`)).status).toBe(200)
  await importJWK((await jwks()).keys[0], 'RS256')
})
