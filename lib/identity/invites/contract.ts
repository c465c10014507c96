import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { line } from '@/lib/platform/kernel/text'
import { Instant } from '@/lib/platform/kernel/time'
import { CODE_MAX, CODE_MIN, CODES_PER_CALL_MAX, NOTE_MAX } from './constants'

/** A code as people type it, in either case; which ones exist is asked when it is used. */
export const InviteCodeText = line({ max: CODE_MAX }).transform((text) => text.toUpperCase())

const WellFormedCode = z
  .string()
  .regex(new RegExp(`^[A-Za-z0-9-]{${CODE_MIN},${CODE_MAX}}$`))
  .transform((text) => text.toUpperCase())

const Refusal = z.enum(['unknown', 'used', 'disabled'])
export type InviteRefusal = z.infer<typeof Refusal>

export const InviteCheck = z
  .object({ valid: z.boolean(), infinite: z.boolean(), reason: Refusal.nullable() })
  .meta({ id: 'InviteCheck' })
export type InviteCheck = z.infer<typeof InviteCheck>

export const InviteCode = z
  .object({
    id: idOf('inv'),
    code: z.string(),
    infinite: z.boolean(),
    status: z.enum(['ACTIVE', 'DISABLED']),
    note: z.string().nullable(),
    createdBy: z.string().nullable(),
    createdAt: Instant,
    usedBy: z.string().nullable(),
    usedAt: Instant.nullable(),
  })
  .meta({ id: 'InviteCode' })
export type InviteCode = z.infer<typeof InviteCode>

export const checkInvite = endpoint({
  id: 'checkInvite',
  method: 'GET',
  path: '/api/auth/check-invite/{code}',
  summary: 'Whether an invite code would let somebody sign up now',
  auth: 'public',
  params: z.strictObject({ code: WellFormedCode }),
  responses: { 200: InviteCheck },
  errors: [],
  rateLimit: { limit: 120, windowS: 60, per: 'ip' },
})

export const listInviteCodes = endpoint({
  id: 'listInviteCodes',
  method: 'GET',
  path: '/api/admin/invite-codes',
  summary: 'Invite codes, newest first',
  auth: ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'],
  query: PageQuery.extend({ state: z.enum(['unused', 'used', 'disabled']).optional() }),
  responses: { 200: pageOf(InviteCode) },
  errors: [],
})

export const createInviteCodes = endpoint({
  id: 'createInviteCodes',
  method: 'POST',
  path: '/api/admin/invite-codes',
  summary: 'Make single-use invite codes: `count` random ones, or exactly the given `codes`',
  auth: ['ADMIN'],
  idempotent: true,
  body: z.union([
    z.strictObject({ count: z.int().min(1).max(CODES_PER_CALL_MAX), note: line({ max: NOTE_MAX }).optional() }),
    z.strictObject({
      codes: z.array(WellFormedCode).min(1).max(CODES_PER_CALL_MAX),
      note: line({ max: NOTE_MAX }).optional(),
    }),
  ]),
  responses: { 201: z.object({ items: z.array(InviteCode) }) },
  errors: ['INVITE_CODE_TAKEN'],
})

export const updateInviteCode = endpoint({
  id: 'updateInviteCode',
  method: 'PATCH',
  path: '/api/admin/invite-codes/{id}',
  summary: 'Switch an unused code off or on again',
  auth: ['ADMIN'],
  idempotent: true,
  params: z.strictObject({ id: idOf('inv') }),
  body: z.strictObject({ status: z.enum(['ACTIVE', 'DISABLED']) }),
  responses: { 200: InviteCode },
  errors: ['NOT_FOUND', 'CONFLICT'],
})
