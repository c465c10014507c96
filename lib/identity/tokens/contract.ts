import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { Instant } from '@/lib/platform/kernel/time'

/** `expiresAt` is the access token's; the refresh token is good for one use within its session's life. */
export const Tokens = z
  .object({ accessToken: z.string(), refreshToken: z.string(), expiresAt: Instant })
  .meta({ id: 'Tokens' })
export type Tokens = z.infer<typeof Tokens>

const PublicKey = z
  .object({
    kty: z.literal('RSA'),
    kid: z.string(),
    use: z.literal('sig'),
    alg: z.literal('RS256'),
    n: z.string(),
    e: z.string(),
  })
  .meta({ id: 'PublicKey' })
export type PublicKey = z.infer<typeof PublicKey>

export const getJwks = endpoint({
  id: 'getJwks',
  method: 'GET',
  path: '/.well-known/jwks.json',
  summary: 'Public keys of our access tokens: current, next and those whose tokens still live (RFC 7517)',
  auth: 'public',
  responses: { 200: z.object({ keys: z.array(PublicKey) }) },
  errors: [],
})
