import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'

/** Where next-auth sends somebody who has to log in. */
export const LOG_IN_PAGE = '/login'
/** An access token and a few words; anything longer isn't a sign-in. */
export const FORM_MAX_BYTES = 16 * 1024
/** What of next-auth is open; its own pages, OAuth and e-mail doors are not. */
export const OPEN_ACTIONS = {
  GET: ['csrf', 'providers', 'session'],
  POST: ['callback/session', 'signout', '_log'],
} as const

// next-auth's own protocol between its browser half and its server half. It is no operation of the API, so it has no
// contract file and stands in no registry; these give it the kit's errors, limits and metrics.
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
