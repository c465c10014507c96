/**
 * Every code the API can answer with, and its HTTP status. Adding a line here is the only way to add one;
 * the member's words for it live in messages/<locale>.json under `errors.<CODE>`.
 */
export const ERROR_STATUS = {
  MALFORMED_REQUEST: 400,
  IDEMPOTENCY_KEY_MISSING: 400,
  UNAUTHENTICATED: 401,
  CREDENTIALS_WRONG: 401,
  FORBIDDEN: 403,
  CROSS_SITE_REFUSED: 403,
  TIER_TOO_LOW: 403,
  PLAY_PAUSED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  IDEMPOTENCY_IN_FLIGHT: 409,
  SESSION_CHANGED: 409,
  EMAIL_TAKEN: 409,
  NICKNAME_TAKEN: 409,
  INVITE_CODE_TAKEN: 409,
  HOLD_RESOLVED: 409,
  ALREADY_REVERSED: 409,
  ALREADY_CLAIMED: 409,
  ALREADY_OWNED: 409,
  GAME_FROZEN: 409,
  ROUND_OPEN: 409,
  ROUND_SETTLED: 409,
  OUT_OF_STOCK: 409,
  PICKS_CLOSED: 409,
  ALREADY_PICKED: 409,
  AD_SPENT: 409,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  INVALID_INPUT: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
  INSUFFICIENT_FUNDS: 422,
  BALANCE_LIMIT: 422,
  INVITE_CODE_REFUSED: 422,
  PAYTABLE_REFUSED: 422,
  HOLD_EXPIRED: 422,
  HOLD_EXCEEDED: 422,
  SEED_NOT_REVEALED: 422,
  PLAY_LIMIT_REACHED: 422,
  NOT_EARNED: 422,
  SLOTS_USED_UP: 422,
  AD_REFUSED: 422,
  ADS_USED_UP: 422,
  PRECONDITION_REQUIRED: 428,
  RATE_LIMITED: 429,
  ACCOUNT_LOCKED: 429,
  PLAY_TOO_SOON: 429,
  AD_TOO_SOON: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** One thing that is wrong with the input: a JSON pointer into it (`/body/bet`, `/query/limit`), a rule, its words. */
export type InputError = { pointer: string; rule: string; message: string }

type ErrorDetails = {
  /** One English sentence for developers: what happened and what to do. Never the member's data. */
  detail?: string
  errors?: InputError[]
  /** Seconds after which trying again makes sense; becomes `Retry-After`. */
  retryAfterS?: number
  /** Figures the UI words need (`{ missing: 120, asset: 'GOLD' }`); part of the problem answer. */
  params?: Record<string, string | number>
}

/** The only error that crosses a service's door. Rules return, services throw, routes never catch. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(details.detail ? `${code}: ${details.detail}` : code, options)
    this.name = 'AppError'
  }

  get status(): number {
    return ERROR_STATUS[this.code]
  }
}
