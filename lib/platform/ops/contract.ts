import * as z from 'zod'
import { endpoint } from '../kernel/endpoint'
import { Instant } from '../kernel/time'

const Check = z.object({ status: z.enum(['ok', 'failed', 'off']), detail: z.string() })

export const Health = z
  .object({
    status: z.enum(['ok', 'failed']),
    checks: z.object({ database: Check, migrations: Check, scheduler: Check, feed: Check }),
  })
  .meta({ id: 'Health' })
export type Health = z.infer<typeof Health>

export const Run = z
  .object({
    job: z.string(),
    slot: z.string(),
    status: z.enum(['done', 'failed', 'skipped', 'running']),
    detail: z.string(),
  })
  .meta({ id: 'JobRun' })

export const liveness = endpoint({
  id: 'liveness',
  method: 'GET',
  path: '/healthz',
  summary: 'Answers 200 once requests can be served',
  auth: 'public',
  responses: { 200: z.object({ status: z.literal('ok'), at: Instant }) },
  errors: [],
})

export const health = endpoint({
  id: 'health',
  method: 'GET',
  path: '/health',
  summary: 'State of database, migrations, scheduler and event feed',
  auth: 'public',
  responses: { 200: Health, 503: Health },
  errors: ['UNAVAILABLE'],
})

export const metrics = endpoint({
  id: 'metrics',
  method: 'GET',
  path: '/metrics',
  summary: 'Figures in the text format of Prometheus; needs the cron secret as bearer when it is set',
  auth: 'public',
  produces: 'text/plain',
  responses: { 200: z.string() },
  errors: ['UNAUTHENTICATED'],
})

export const openApi = endpoint({
  id: 'openApi',
  method: 'GET',
  path: '/api/openapi.json',
  summary: 'This document (OpenAPI 3.1)',
  auth: 'public',
  responses: { 200: z.record(z.string(), z.unknown()) },
  errors: [],
})

const cron = {
  path: '/api/cron/{job}',
  auth: 'public',
  params: z.strictObject({ job: z.string().regex(/^[a-z0-9.-]{1,64}$/) }),
  query: z.strictObject({
    slot: z
      .string()
      .regex(/^[0-9TZ:-]{1,32}$/)
      .optional()
      .meta({ description: 'The minute to run for; this one by default.' }),
  }),
  responses: { 200: Run },
  errors: ['UNAUTHENTICATED', 'NOT_FOUND'],
} as const

export const runCron = endpoint({
  ...cron,
  id: 'runCron',
  method: 'POST',
  summary: 'Runs a job for its slot, once (bearer CRON_SECRET)',
})

export const runCronByGet = endpoint({
  ...cron,
  id: 'runCronByGet',
  method: 'GET',
  summary: 'The same for schedulers that only GET',
})
