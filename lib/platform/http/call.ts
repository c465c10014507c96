import { ACTING_MEMBER_HEADER } from '../kernel/acting-member'
import type { Address } from '../kernel/address'
import type { Endpoint, InputOf, OutputOf } from '../kernel/endpoint'
import { ProblemError, problemFrom } from './call-problem'

export type CallOptions = {
  /** One for each intent, kept when the same intent is tried again. */
  idempotencyKey?: string
  /** The version that the write was meant for, as its ETag said. */
  ifMatch?: string | undefined
  signal?: AbortSignal
}

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }

const SESSION_PATH = '/api/auth/session'
const TRIES_MAX = 4
const TIMEOUT_MS = 20_000
const BACKOFF_MS = 300
const BACKOFF_MAX_MS = 5_000
/** Whoever is asked to wait longer is told so instead of left hanging. */
const WAIT_MAX_MS = 8_000

/**
 * Calls an operation of our own API and answers the contract's body. Reads, and writes that carry a key, are tried up to
 * four times over lost connections, 429 and 5xx, under the same key; an expired credential is renewed once. Throws
 * ProblemError, or the signal's reason.
 */
export async function call<E extends Endpoint>(
  endpoint: E | Address<E>,
  input?: InputOf<E>,
  options: CallOptions = {},
): Promise<OutputOf<E>> {
  const request = requestOf(endpoint, (input ?? {}) as Parts, options)
  const isRepeatable = endpoint.method === 'GET' || endpoint.idempotent === true
  try {
    return (await attempt(request, isRepeatable ? TRIES_MAX : 1)) as OutputOf<E>
  } catch (error) {
    if (error instanceof ProblemError) for (const listener of listeners) listener(error)
    throw error
  }
}

const listeners = new Set<(problem: ProblemError) => void>()

/** Tells `listener` about each call that failed for good, until the returned function is called. */
export function onProblem(listener: (problem: ProblemError) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

let actingMember: string | null = null

/** From now on every call says that it is meant for this member's session; a session of another member refuses it. */
export function actAs(memberId: string): void {
  actingMember = memberId
}

/** A fresh idempotency key: 128 random bits. (`crypto.randomUUID` is missing on pages without TLS.) */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

type Prepared = { url: string; init: RequestInit & { method: string } }

function requestOf({ method, path }: Pick<Endpoint, 'method' | 'path'>, parts: Parts, options: CallOptions): Prepared {
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts.params?.[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parts.query ?? {})) {
    if (value !== undefined) query.set(name, String(value))
  }
  const headers: Record<string, string> = { accept: 'application/json' }
  if (actingMember !== null) headers[ACTING_MEMBER_HEADER] = actingMember
  if (method !== 'GET') headers['idempotency-key'] = options.idempotencyKey ?? newKey()
  if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`
  if (parts.body !== undefined) headers['content-type'] = 'application/json'
  return {
    url: query.size > 0 ? `${url}?${query}` : url,
    init: {
      method,
      headers,
      credentials: 'same-origin',
      ...(parts.body !== undefined && { body: JSON.stringify(parts.body) }),
      ...(options.signal && { signal: options.signal }),
    },
  }
}

async function attempt(request: Prepared, triesMax: number): Promise<unknown> {
  let isRenewed = false
  for (let tries = 1; ; tries++) {
    const outcome = await send(request)
    if (!(outcome instanceof ProblemError)) return outcome.value
    if (outcome.code === 'UNAUTHENTICATED' && !isRenewed) {
      isRenewed = true
      tries--
      await renewCredential()
      continue
    }
    const waitMs = waitBefore(outcome, tries)
    if (outcome.isFinal || tries >= triesMax || waitMs > WAIT_MAX_MS) throw outcome
    await pause(waitMs, request.init.signal)
  }
}

/** The answer's value, or the problem; throws only when the caller has given up. */
async function send({ url, init }: Prepared): Promise<{ value: unknown } | ProblemError> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  try {
    const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout
    const response = await fetch(url, { ...init, signal })
    if (!response.ok) return await problemFrom(response)
    return { value: response.status === 204 ? undefined : await response.json() }
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    return new ProblemError('UNREACHABLE', { status: 0 }, { cause })
  }
}

/** Full jitter over a doubling ceiling (AWS, "Exponential backoff and jitter"), never before the server's Retry-After. */
function waitBefore({ retryAfterS = 0 }: ProblemError, tries: number): number {
  const ceiling = Math.min(BACKOFF_MAX_MS, BACKOFF_MS * 2 ** (tries - 1))
  return retryAfterS * 1_000 + Math.random() * ceiling
}

function pause(ms: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((done, failed) => {
    const stop = () => {
      clearTimeout(timer)
      failed(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      done()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}

let renewal: Promise<unknown> | null = null

/** Lets the session cookie be renewed; calls that find it expired at the same moment share one renewal. */
function renewCredential(): Promise<unknown> {
  renewal ??= fetch(SESSION_PATH, { credentials: 'same-origin' })
    .catch(() => null)
    .finally(() => {
      renewal = null
    })
  return renewal
}
