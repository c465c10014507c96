import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { exportJWK, exportPKCS8, generateKeyPair, importJWK, importPKCS8, jwtVerify, SignJWT } from 'jose'
import { env } from '@/lib/platform/env/env'
import { randomToken } from '@/lib/platform/random/random'
import { ALGORITHM, AUDIENCE, ISSUER, RSA_BITS, TOKEN_TYPE } from './constants'
import type { PublicKey } from './contract'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

export type Claims = { memberId: string; sessionId: string }
export type PrivateKey = CryptoKey
type VerifyingKey = Awaited<ReturnType<typeof importJWK>>

const sealingKey = () => Buffer.from(hkdfSync('sha256', env.MOA_KEY_SECRET, '', 'moa/identity/signing-key', 32))

/** A new RSA pair: the public half as JWK, the private one encrypted under MOA_KEY_SECRET (AES-256-GCM). */
export async function createKey(): Promise<{ publicJwk: PublicKey; privateKey: Buffer }> {
  const pair = await generateKeyPair(ALGORITHM, { modulusLength: RSA_BITS, extractable: true })
  const { n = '', e = '' } = await exportJWK(pair.publicKey)
  const publicJwk = { kty: 'RSA', kid: randomToken(12), use: 'sig', alg: ALGORITHM, n, e } as const
  return { publicJwk, privateKey: seal(await exportPKCS8(pair.privateKey)) }
}

function seal(text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, sealingKey(), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** The private key back from its sealed form, or null when it was sealed under another MOA_KEY_SECRET. */
export async function openKey(sealed: Uint8Array): Promise<PrivateKey | null> {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv(CIPHER, sealingKey(), bytes.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  let pem: string
  try {
    pem = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
  return importPKCS8(pem, ALGORITHM)
}

export const importPublicKey = (jwk: PublicKey): Promise<VerifyingKey> => importJWK(jwk, ALGORITHM)

/** An access token (RFC 9068) that names member and session; what they may do is asked of the database, not of it. */
export const signToken = (
  { memberId, sessionId }: Claims,
  kid: string,
  key: PrivateKey,
  expiresAt: Date,
): Promise<string> =>
  new SignJWT({ sid: sessionId, jti: randomToken(12) })
    .setProtectedHeader({ alg: ALGORITHM, typ: TOKEN_TYPE, kid })
    .setSubject(memberId)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(expiresAt)
    .sign(key)

/**
 * What a token says, or null unless it is ours: RS256 only, signed by a key that `findKey` knows by its kid, made for
 * this API, an access token, not expired. Keys that the token itself carries or points to are ignored.
 */
export async function readToken(
  token: string,
  findKey: (kid: string) => Promise<VerifyingKey | null>,
): Promise<{ claims: Claims; expiresAtMs: number } | null> {
  const lookup: { failure: unknown } = { failure: null }
  const verified = await jwtVerify(
    token,
    async ({ kid }) => {
      const key = await findKey(kid ?? '').catch((error: unknown) => {
        lookup.failure = error
        return null
      })
      if (!key) throw new Error('unknown key')
      return key
    },
    {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      typ: TOKEN_TYPE,
      requiredClaims: ['exp', 'sub', 'sid'],
    },
  ).catch(() => null)
  // A key that couldn't be looked up says nothing about the token.
  if (lookup.failure) throw lookup.failure
  const { sub, sid, exp } = verified?.payload ?? {}
  if (typeof sub !== 'string' || typeof sid !== 'string' || exp === undefined) return null
  return { claims: { memberId: sub, sessionId: sid }, expiresAtMs: exp * 1_000 }
}
