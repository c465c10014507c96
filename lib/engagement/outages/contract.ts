import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { line } from '@/lib/platform/kernel/text'
import { Instant } from '@/lib/platform/kernel/time'
import { REASON_MAX } from './constants'

const Reason = line({ max: REASON_MAX }).meta({ description: 'Why, for the audit and for other operators.' })

export const Outage = z
  .object({
    id: idOf('otg'),
    fromAt: Instant,
    toAt: Instant,
    source: z
      .enum(['operator', 'silence'])
      .meta({ description: 'silence: noted by itself, because the product gave no sign of life.' }),
    reason: z.string(),
    actor: z.string(),
    createdAt: Instant,
    coveredDays: z.array(z.iso.date()).meta({ description: 'Korean days that this outage alone spoils.' }),
    withdrawal: z.object({ reason: z.string(), actor: z.string(), withdrawnAt: Instant }).nullable(),
  })
  .meta({ id: 'Outage' })
export type Outage = z.infer<typeof Outage>

export const listOutages = endpoint({
  id: 'listOutages',
  method: 'GET',
  path: '/api/admin/streaks/outages',
  summary: 'Our own outages, newest first, and the days for which they keep every streak',
  auth: ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'],
  query: PageQuery,
  responses: { 200: pageOf(Outage) },
  errors: [],
})

export const declareOutage = endpoint({
  id: 'declareOutage',
  method: 'POST',
  path: '/api/admin/streaks/outages',
  summary: "Declare an outage of ours: days that it spoiled break no member's streak and use no protection",
  auth: ['ADMIN'],
  idempotent: true,
  body: z.strictObject({ fromAt: Instant, toAt: Instant, reason: Reason }),
  responses: { 201: Outage },
  errors: [],
})

export const withdrawOutage = endpoint({
  id: 'withdrawOutage',
  method: 'POST',
  path: '/api/admin/streaks/outages/{id}/withdraw',
  summary: 'Take an outage back that was none. It stays in the list with the reason',
  auth: ['ADMIN'],
  idempotent: true,
  params: z.strictObject({ id: idOf('otg') }),
  body: z.strictObject({ reason: Reason }),
  responses: { 200: Outage },
  errors: ['NOT_FOUND', 'CONFLICT'],
})
