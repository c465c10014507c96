import { ERROR_STATUS, type ErrorCode, type InputError } from '../kernel/errors'

/** What only the browser can say: nothing was sent, or no answer came back (then the outcome is unknown). */
export type ClientCode = 'OFFLINE' | 'UNREACHABLE'

type ProblemFields = {
  status: number
  detail?: string | undefined
  errors?: InputError[] | undefined
  params?: Record<string, string | number> | undefined
  retryAfterS?: number | undefined
  requestId?: string | undefined
}

/** A refusal or failure as the browser sees it; the member's words are found by its code. */
export class ProblemError extends Error {
  readonly status: number
  readonly detail: string | undefined
  readonly errors: InputError[]
  readonly params: Record<string, string | number>
  readonly retryAfterS: number | undefined
  readonly requestId: string | undefined

  constructor(
    readonly code: ErrorCode | ClientCode,
    fields: ProblemFields,
    options?: ErrorOptions,
  ) {
    super(fields.detail ? `${code}: ${fields.detail}` : code, options)
    this.name = 'ProblemError'
    this.status = fields.status
    this.detail = fields.detail
    this.errors = fields.errors ?? []
    this.params = fields.params ?? {}
    this.retryAfterS = fields.retryAfterS
    this.requestId = fields.requestId
  }

  /** True when the server has decided: asking again with the same key gives the same answer. */
  get isFinal(): boolean {
    return (
      this.status >= 400 && this.status < 500 && this.code !== 'RATE_LIMITED' && this.code !== 'IDEMPOTENCY_IN_FLIGHT'
    )
  }
}

/** The problem behind an answer that is no success, be it a problem document or a proxy's page. */
export async function problemFrom(response: Response): Promise<ProblemError> {
  const given: unknown = await response.json().catch(() => null)
  const body = (typeof given === 'object' && given !== null ? given : {}) as Partial<ProblemFields> & { code?: string }
  const header = Number.parseInt(response.headers.get('retry-after') ?? '', 10)
  return new ProblemError(body.code && body.code in ERROR_STATUS ? (body.code as ErrorCode) : codeOf(response.status), {
    ...body,
    status: response.status,
    retryAfterS: Number.isNaN(header) ? body.retryAfterS : header,
    requestId: body.requestId ?? response.headers.get('x-request-id') ?? undefined,
  })
}

function codeOf(status: number): ErrorCode {
  if (status === 401) return 'UNAUTHENTICATED'
  if (status === 404) return 'NOT_FOUND'
  if (status === 429) return 'RATE_LIMITED'
  return status === 502 || status === 503 || status === 504 ? 'UNAVAILABLE' : 'INTERNAL'
}
