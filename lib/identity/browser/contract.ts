import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'

// next-auth's own protocol between its browser half and its server half. It is no operation of the API, so it doesn't
// stand in the registry; the contracts give it the kit's errors, limits and metrics.
const shared = {
  path: '/api/auth/{nextauth}',
  summary: 'The browser’s session cookie (next-auth)',
  auth: 'public',
  params: z.object({ nextauth: z.array(z.string()) }),
  query: z.looseObject({}),
  responses: { 200: null },
  produces: 'text/plain',
  errors: ['NOT_FOUND', 'PAYLOAD_TOO_LARGE', 'MALFORMED_REQUEST'],
} as const

export const readCookie = endpoint({ id: 'readCookie', method: 'GET', ...shared })

export const writeCookie = endpoint({
  id: 'writeCookie',
  method: 'POST',
  ...shared,
  rateLimit: { limit: 300, windowS: 60, per: 'ip' },
})
