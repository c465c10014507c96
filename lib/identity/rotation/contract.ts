import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { Tokens } from '../tokens/contract'

export const refresh = endpoint({
  id: 'refresh',
  method: 'POST',
  path: '/api/auth/refresh',
  summary:
    'Exchange a refresh token for new tokens. Each is good once; the previous one answers the same successor for 30 s, ' +
    'later use of it ends the session.',
  auth: 'public',
  body: z.strictObject({ refreshToken: z.string().min(1).max(200) }),
  responses: { 200: z.object({ tokens: Tokens }) },
  errors: ['UNAUTHENTICATED'],
  rateLimit: { limit: 300, windowS: 60, per: 'ip' },
})
