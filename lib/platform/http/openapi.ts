import 'server-only'
import * as z from 'zod'
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi'
import type { Endpoint } from '../kernel/endpoint'
import { ERROR_STATUS, type ErrorCode } from '../kernel/errors'
import { PROBLEM_MEDIA_TYPE, Problem } from '../kernel/problem'

const JSON_MEDIA_TYPE = 'application/json'
const VERSION = '1.0.0'
const KEYED = ['IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_IN_FLIGHT', 'IDEMPOTENCY_KEY_REUSED'] as const

type Document = ReturnType<typeof createDocument>

const built = new WeakMap<readonly Endpoint[], Document>()

/**
 * The OpenAPI 3.1 document of these contracts; the only place that knows how a contract reads in OpenAPI's words. Built
 * once for each list: contracts don't change while a process lives, and it takes tens of milliseconds.
 */
export function buildOpenApi(endpoints: readonly Endpoint[]): Document {
  const document = built.get(endpoints) ?? documentOf(endpoints)
  built.set(endpoints, document)
  return document
}

function documentOf(endpoints: readonly Endpoint[]): Document {
  const paths: ZodOpenApiPathsObject = {}
  for (const contract of endpoints) {
    const path = paths[contract.path] ?? {}
    paths[contract.path] = { ...path, [contract.method.toLowerCase()]: operationOf(contract) }
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Moa',
      version: VERSION,
      description:
        'One account and one wallet over five services. Errors are RFC 9457 problems; amounts are integers; times are UTC.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' },
      },
    },
  })
}

function operationOf(contract: Endpoint): ZodOpenApiOperationObject {
  const requestParams = {
    ...(contract.params && { path: contract.params }),
    ...(contract.query && { query: contract.query }),
    ...headerParams(contract),
  }
  return {
    operationId: contract.id,
    summary: contract.summary,
    tags: [tagOf(contract)],
    ...(contract.auth === 'public' ? { security: [] } : { security: [{ bearer: [] }, { session: [] }] }),
    ...(Object.keys(requestParams).length > 0 && { requestParams }),
    ...(contract.body && {
      requestBody: { required: !contract.bodyOptional, content: { [JSON_MEDIA_TYPE]: { schema: contract.body } } },
    }),
    responses: responsesOf(contract),
  }
}

/** `/api/admin/users/{id}` → "admin", `/api/v1/points/balance` → "points", `/healthz` → "healthz". */
function tagOf({ path }: Endpoint): string {
  const steps = path.split('/').filter((step) => step !== '' && step !== 'api' && step !== 'v1')
  return steps[0] ?? 'moa'
}

function headerParams(contract: Endpoint) {
  const header = {
    ...(contract.idempotent && { 'Idempotency-Key': z.string().min(1).max(255) }),
    ...(contract.ifMatch && { 'If-Match': z.string() }),
  }
  return Object.keys(header).length > 0 ? { header: z.object(header) } : {}
}

function responsesOf(contract: Endpoint): ZodOpenApiResponsesObject {
  const responses: ZodOpenApiResponsesObject = {}
  const answers = new Map(Object.entries(contract.responses))
  const answerOf = (status: string) => {
    const schema = answers.get(status)
    return schema ? { [contract.produces ?? JSON_MEDIA_TYPE]: { schema } } : {}
  }
  for (const [status, schema] of answers) {
    responses[status as '200'] = { description: 'Done', ...(schema && { content: answerOf(status) }) }
  }
  for (const [status, codes] of problemsOf(contract)) {
    responses[String(status) as '400'] = {
      description: codes.join(', '),
      // The health report answers 503 itself; the problem comes beside it.
      content: { ...answerOf(String(status)), [PROBLEM_MEDIA_TYPE]: { schema: Problem } },
    }
  }
  return responses
}

/** Codes the operation may answer with, by status: its own and those the kit adds. */
export function problemsOf(contract: Endpoint): Map<number, ErrorCode[]> {
  const isSignedIn = contract.auth !== 'public'
  const codes = new Set<ErrorCode>([
    ...contract.errors,
    ...(['INVALID_INPUT', 'INTERNAL', 'UNAVAILABLE'] as const),
    ...(isSignedIn ? (['UNAUTHENTICATED', 'SESSION_CHANGED'] as const) : []),
    ...(isSignedIn && contract.method !== 'GET' ? (['CROSS_SITE_REFUSED'] as const) : []),
    ...(Array.isArray(contract.auth) ? (['FORBIDDEN'] as const) : []),
    ...(contract.tier ? (['TIER_TOO_LOW'] as const) : []),
    ...(contract.body ? (['MALFORMED_REQUEST', 'UNSUPPORTED_MEDIA_TYPE', 'PAYLOAD_TOO_LARGE'] as const) : []),
    ...(contract.rateLimit ? (['RATE_LIMITED'] as const) : []),
    ...(contract.idempotent ? KEYED : []),
    ...(contract.ifMatch ? (['PRECONDITION_REQUIRED', 'PRECONDITION_FAILED'] as const) : []),
  ])
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of codes) byStatus.set(ERROR_STATUS[code], [...(byStatus.get(ERROR_STATUS[code]) ?? []), code])
  return new Map([...byStatus].sort(([a], [b]) => a - b))
}
