import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { Instant } from '@/lib/platform/kernel/time'

export const Session = z
  .object({
    id: idOf('ses'),
    kind: z.enum(['API', 'BROWSER']),
    userAgent: z.string(),
    ip: z.string(),
    createdAt: Instant,
    lastSeenAt: Instant,
    expiresAt: Instant,
    isCurrent: z.boolean().meta({ description: 'The session this request was made with.' }),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof Session>

const RefreshTokenText = z.string().min(1).max(200)

export const logOut = endpoint({
  id: 'logOut',
  method: 'POST',
  path: '/api/auth/logout',
  summary: 'End this session; its tokens and its cookie are refused from now on',
  auth: 'member',
  // Clients of other APIs send it along; the session it belongs to is the one that ends anyway.
  body: z.strictObject({ refreshToken: RefreshTokenText.optional() }),
  bodyOptional: true,
  responses: { 204: null },
  errors: [],
})

export const logOutEverywhere = endpoint({
  id: 'logOutEverywhere',
  method: 'POST',
  path: '/api/auth/logout-all',
  summary: 'End all my sessions, this one too',
  auth: 'member',
  body: z.strictObject({}),
  bodyOptional: true,
  responses: { 204: null },
  errors: [],
})

export const listSessions = endpoint({
  id: 'listSessions',
  method: 'GET',
  path: '/api/auth/sessions',
  summary: 'Where I am signed in, newest first',
  auth: 'member',
  query: PageQuery,
  responses: { 200: pageOf(Session) },
  errors: [],
})

export const revokeSession = endpoint({
  id: 'revokeSession',
  method: 'DELETE',
  path: '/api/auth/sessions/{id}',
  summary: 'End one of my sessions',
  auth: 'member',
  params: z.strictObject({ id: idOf('ses') }),
  responses: { 204: null },
  errors: ['NOT_FOUND'],
})
