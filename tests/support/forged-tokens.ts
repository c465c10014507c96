import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { openKey, signToken } from '@/lib/identity/tokens/adapter'
import type { PublicKey } from '@/lib/identity/tokens/contract'
import { db } from '@/lib/platform/db/client'
import type { Person } from './people'

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>

const { privateKey: strangersKey, publicKey: strangersPublicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })

const signed = (header: object, payload: object, key: KeyObject) => {
  const text = `${encode(header)}.${encode(payload)}`
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
}

/** A token by our own key for a living session, that ended a second ago. */
export async function expiredToken({ id: memberId, sessionId }: Person): Promise<string> {
  const row = await db.signingKey.findFirstOrThrow({ where: { state: 'current' } })
  const key = await openKey(row.privateKey)
  if (!key) throw new Error('the bench does not know the secret of the signing key')
  return signToken({ memberId, sessionId }, row.kid, key, new Date(Date.now() - 1_000))
}

/** The same claims for somebody else, under the old signature. */
export function tamperedToken(token: string, victim: Person): string {
  const [header, payload, signature] = token.split('.')
  return [header, encode({ ...decode(payload), sub: victim.id, sid: victim.sessionId }), signature].join('.')
}

/** Right in everything but the key, which the token itself brings along. */
export function foreignToken(token: string): string {
  const [header, payload] = token.split('.')
  const jwk = strangersPublicKey.export({ format: 'jwk' })
  return signed({ ...decode(header), jwk, jku: 'http://127.0.0.1:9/jwks.json' }, decode(payload), strangersKey)
}

/** `alg: none`, no signature (RFC 8725 §3.1). */
export function unsignedToken(token: string): string {
  const [header, payload] = token.split('.')
  return `${encode({ ...decode(header), alg: 'none' })}.${payload}.`
}

/** HS256 with our public key as its secret (RFC 8725 §2.1). */
export async function confusedToken(token: string): Promise<string> {
  const [header, payload] = token.split('.')
  const row = await db.signingKey.findFirstOrThrow({ where: { state: 'current' } })
  const key = createPublicKey({ key: row.publicJwk as PublicKey, format: 'jwk' }).export({
    type: 'spki',
    format: 'pem',
  })
  const text = `${encode({ ...decode(header), alg: 'HS256' })}.${payload}`
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
}
