import 'server-only'
import type { Endpoint } from '../kernel/endpoint'
import type { AppError } from '../kernel/errors'
import { PROBLEM_MEDIA_TYPE, problemOf } from '../kernel/problem'
import type { Answer } from './once'

const JSON_MEDIA_TYPE = 'application/json'

/** A handler's answer with a status or headers other than the contract's first. */
export class Reply<T = unknown> {
  constructor(
    readonly status: number,
    readonly body: T,
    readonly etag?: string,
  ) {}
}

/** `reply(206, plan)`; `etag` is a version of the resource, for contracts whose edits need If-Match. */
export const reply = <T>(status: number, body: T, etag?: string | number) =>
  new Reply(status, body, etag === undefined ? undefined : `"${etag}"`)

/**
 * What a handler returned, as bytes of the contract's answer: the schema strips what it doesn't name, and a value that
 * doesn't fit is our defect (500), never the member's.
 */
export function encodeSuccess(contract: Endpoint, returned: unknown): Answer {
  const given = returned instanceof Reply ? returned : new Reply(firstStatus(contract), returned)
  const schema = contract.responses[given.status as keyof Endpoint['responses']]
  if (schema === undefined) throw new Error(`${contract.id} answered ${given.status}, which its contract lacks`)
  const etag = given.etag !== undefined && { etag: given.etag }
  if (schema === null) return { status: given.status, contentType: null, body: null, ...etag }
  return { status: given.status, contentType: JSON_MEDIA_TYPE, body: JSON.stringify(schema.parse(given.body)), ...etag }
}

const firstStatus = (contract: Endpoint) => Number(Object.keys(contract.responses)[0] ?? 200)

/** The problem document of a refusal. */
export const encodeRefusal = (error: AppError, requestId: string): Answer => ({
  status: error.status,
  contentType: PROBLEM_MEDIA_TYPE,
  body: JSON.stringify(problemOf(error, requestId)),
})

/** What the answers of operations carry instead of a page's policy: they are data, and nothing may be made of them. */
const DATA_ONLY = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** The answer as a response that no cache keeps. */
export function toResponse(answer: Answer, requestId: string, extra?: Headers): Response {
  const headers = {
    ...DATA_ONLY,
    ...(extra && Object.fromEntries(extra)),
    'x-request-id': requestId,
    ...(answer.contentType && { 'content-type': answer.contentType }),
    ...(answer.etag && { etag: answer.etag }),
  }
  return new Response(answer.body, { status: answer.status, headers })
}

/** A response that the handler made itself, with what every answer of the kit carries. */
export function stamp(response: Response, requestId: string, extra: Headers): Response {
  for (const [name, value] of extra) response.headers.set(name, value)
  response.headers.set('x-request-id', requestId)
  for (const [name, value] of Object.entries(DATA_ONLY)) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}

/** The answer to HEAD. Its body is ended, not only dropped: nobody would ever close a stream that nobody reads. */
export async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel()
  return new Response(null, { status: response.status, headers: response.headers })
}
