import type * as z from 'zod'
import type { ErrorCode } from './errors'

/** What a credential may do. A member has USER; operators have one or more of the others. */
export const ROLES = ['USER', 'ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'] as const
export type Role = (typeof ROLES)[number]

/** Tiers in rising order: each opens what the ones before it open. */
export const TIERS = ['STANDARD', 'PREMIUM', 'VIP'] as const
export type Tier = (typeof TIERS)[number]

export const isTierAtLeast = (tier: Tier, least: Tier): boolean => TIERS.indexOf(tier) >= TIERS.indexOf(least)

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
/** Success statuses, and 503 for the health report, which is an answer and not a problem. */
type Status = 200 | 201 | 202 | 204 | 206 | 503
type Fields = z.ZodObject<z.ZodRawShape>

export type RateLimit = {
  /** Requests allowed in any window of `windowS` seconds. */
  limit: number
  windowS: number
  per: 'ip' | 'member'
}

/**
 * The contract of one operation, and the only description of it: the route, the browser's `call`, the OpenAPI document
 * and the tests are made from this object.
 */
export type Endpoint = {
  /** operationId: imperative camelCase, unique in the product. */
  id: string
  method: Method
  /** Literal path with `{name}` for parameters. */
  path: `/${string}`
  summary: string
  /** `public`, any signed-in `member`, or any one of the roles. */
  auth: 'public' | 'member' | readonly Role[]
  /** The lowest tier that is let in; others get TIER_TOO_LOW. */
  tier?: Tier
  /** Moves value: `Idempotency-Key` is compulsory and the handler gets `once`. */
  idempotent?: true
  /** With `idempotent`: effect and answer commit together in a posting lane; the handler gets `LaneOnce`. */
  lane?: true
  /** Needs `If-Match` with the ETag that the matching GET answered. */
  ifMatch?: true
  params?: Fields
  query?: Fields
  body?: z.ZodType
  /** The body may be left out entirely (then `{}` is parsed). */
  bodyOptional?: true
  /** Success answers by status; `null` has no body. */
  responses: { readonly [S in Status]?: z.ZodType | null }
  /** Media type of the success answer when it isn't JSON. The handler then answers a `Response` of its own. */
  produces?: 'text/event-stream' | 'text/plain' | 'text/csv'
  /** Codes beyond those the kit itself adds (401, 403, 422, 429, 503, idempotency). */
  errors: readonly ErrorCode[]
  rateLimit?: RateLimit
}

export const endpoint = <const E extends Endpoint>(contract: E): E => contract

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined
type Given<S> = S extends z.ZodType ? z.input<S> : undefined
type Optional<T> = undefined extends T ? Partial<Record<never, never>> : T

/** What the handler gets, after parsing. */
export type ParamsOf<E extends Endpoint> = Parsed<E['params']>
export type QueryOf<E extends Endpoint> = Parsed<E['query']>
export type BodyOf<E extends Endpoint> = Parsed<E['body']>

/** What a caller has to give. */
export type InputOf<E extends Endpoint> = Optional<
  E['params'] extends z.ZodType ? { params: Given<E['params']> } : unknown
> &
  (E['query'] extends z.ZodType ? { query?: Given<E['query']> } : unknown) &
  (E['body'] extends z.ZodType
    ? E['bodyOptional'] extends true
      ? { body?: Given<E['body']> }
      : { body: Given<E['body']> }
    : unknown)

/** What comes back on success: the body of whichever success status was answered. */
export type OutputOf<E extends Endpoint> = {
  [S in keyof E['responses']]: E['responses'][S] extends z.ZodType ? z.output<E['responses'][S]> : undefined
}[keyof E['responses']]
