import 'server-only'
import { exportJWK, exportPKCS8, generateKeyPair, importJWK, importPKCS8, jwtVerify, SignJWT } from 'jose'
import { randomToken } from '@/lib/platform/random/random'
import { seal, unseal } from '@/lib/platform/random/seal'
import { ALGORITHM, AUDIENCE, ISSUER, RSA_BITS, TOKEN_TYPE } from './constants'
import type { PublicKey } from './contract'

const SEALED_FOR = 'moa/identity/signing-key'

export type Claims = { memberId: string; sessionId: string }
export type PrivateKey = CryptoKey
type VerifyingKey = Awaited<ReturnType<typeof importJWK>>

/** A new RSA pair: the public half as JWK, the private one encrypted under MOA_KEY_SECRET (AES-256-GCM). */
export async function createKey(): Promise<{ publicJwk: PublicKey; privateKey: Buffer }> {
  const pair = await generateKeyPair(ALGORITHM, { modulusLength: RSA_BITS, extractable: true })
  const { n = '', e = '' } = await exportJWK(pair.publicKey)
  const publicJwk = { kty: 'RSA', kid: randomToken(12), use: 'sig', alg: ALGORITHM, n, e } as const
  return { publicJwk, privateKey: seal(SEALED_FOR, await exportPKCS8(pair.privateKey)) }
}

/** The private key back from its sealed form, or null when it was sealed under another MOA_KEY_SECRET. */
export async function openKey(sealed: Uint8Array): Promise<PrivateKey | null> {
  const pem = unseal(SEALED_FOR, sealed)
  return pem === null ? null : importPKCS8(pem, ALGORITHM)
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
