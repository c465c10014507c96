import { setTimeout as sleep } from 'node:timers/promises'

export type Sent = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  key?: string
  token?: string
  headers?: Record<string, string>
  /** Milliseconds after which the request counts as lost. */
  deadlineMs?: number
}

export type Received = { status: number; headers: Headers; text: string }

const DEADLINE_MS = 15_000
const PAUSE_MS = 200
/** Longest pause a test waits, whatever Retry-After says. */
const PAUSE_MAX_MS = 2_000

/** The answer as JSON. */
export const jsonOf = <T = Record<string, unknown>>(answer: Received): T => JSON.parse(answer.text) as T

/** One request, one answer, both whole. Throws when the connection fails or the deadline passes. */
export async function send(url: string, sent: Sent = {}): Promise<Received> {
  const {
    method = sent.body === undefined ? 'GET' : 'POST',
    body,
    key,
    token,
    headers,
    deadlineMs = DEADLINE_MS,
  } = sent
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(deadlineMs),
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

/** Told to come back: the server is away, at work on the same key, or wants less. */
const isPassing = ({ status, headers }: Received) =>
  status === 503 || status === 429 || (status === 409 && headers.has('retry-after'))

export type Seen = { statuses: Map<number, number>; lost: number }
export const newSeen = (): Seen => ({ statuses: new Map(), lost: 0 })

/**
 * What a good client does: repeats the same request under the same key until an answer arrives that isn't a "come back
 * later", waiting as Retry-After says. `urls` are tried in turn, the last one for good. Throws after `patienceMs`.
 */
export async function sendUntilAnswered(
  urls: readonly string[],
  sent: Sent,
  seen: Seen,
  patienceMs = 60_000,
): Promise<Received> {
  const deadline = Date.now() + patienceMs
  let last: unknown = 'nothing was tried'
  for (let attempt = 0; Date.now() < deadline; attempt++) {
    const url = urls[Math.min(attempt, urls.length - 1)] ?? ''
    const answer = await send(url, sent).catch((error: unknown) => {
      last = error
      return null
    })
    if (!answer) {
      seen.lost += 1
      await sleep(PAUSE_MS / 4)
      continue
    }
    seen.statuses.set(answer.status, (seen.statuses.get(answer.status) ?? 0) + 1)
    if (!isPassing(answer)) return answer
    last = answer.text
    await sleep(pauseOf(answer))
  }
  throw new Error(`no answer within ${patienceMs} ms: ${String(last)}`)
}

function pauseOf({ headers }: Received): number {
  const asked = Number(headers.get('retry-after') ?? 0) * 1_000
  return Math.min(Math.max(asked, PAUSE_MS), PAUSE_MAX_MS)
}
