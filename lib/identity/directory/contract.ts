import * as z from 'zod'
import { endpoint, ROLES } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { line } from '@/lib/platform/kernel/text'
import { Instant } from '@/lib/platform/kernel/time'
import { EMAIL_MAX } from '../members/constants'
import { Tier } from '../members/contract'
import { Session } from '../sessions/contract'

const READERS = ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'] as const

export const MemberStatus = z.enum(['ACTIVE', 'SUSPENDED'])
export type MemberStatus = z.infer<typeof MemberStatus>

/** A member as operators see them. */
export const MemberRecord = z
  .object({
    id: idOf('usr'),
    nickname: z.string(),
    email: z.string(),
    tier: Tier,
    status: MemberStatus,
    roles: z.array(z.enum(ROLES)),
    createdAt: Instant,
    lastLoginAt: Instant.nullable(),
    version: z.int(),
  })
  .meta({ id: 'MemberRecord' })
export type MemberRecord = z.infer<typeof MemberRecord>

const params = z.strictObject({ id: idOf('usr') })

export const listMembers = endpoint({
  id: 'listMembers',
  method: 'GET',
  path: '/api/admin/users',
  summary: 'Members, newest first; `q` is how a nickname, an e-mail or an id begins',
  auth: READERS,
  query: PageQuery.extend({ q: line({ max: EMAIL_MAX }).optional() }),
  responses: { 200: pageOf(MemberRecord) },
  errors: [],
})

export const getMember = endpoint({
  id: 'getMember',
  method: 'GET',
  path: '/api/admin/users/{id}',
  summary: 'One member; the ETag goes into If-Match of an edit',
  auth: READERS,
  params,
  responses: { 200: MemberRecord },
  errors: ['NOT_FOUND'],
})

export const updateMember = endpoint({
  id: 'updateMember',
  method: 'PATCH',
  path: '/api/admin/users/{id}',
  summary: 'Change a member’s tier or status. Suspending ends all their sessions at once.',
  auth: ['ADMIN'],
  idempotent: true,
  ifMatch: true,
  params,
  body: z
    .strictObject({ tier: Tier.optional(), status: MemberStatus.optional() })
    .refine((body) => body.tier !== undefined || body.status !== undefined, { error: 'give a tier or a status' }),
  responses: { 200: MemberRecord },
  errors: ['NOT_FOUND', 'CONFLICT'],
})

export const listMemberSessions = endpoint({
  id: 'listMemberSessions',
  method: 'GET',
  path: '/api/admin/users/{id}/sessions',
  summary: 'Where a member is signed in, newest first',
  auth: READERS,
  params,
  query: PageQuery,
  responses: { 200: pageOf(Session) },
  errors: ['NOT_FOUND'],
})
