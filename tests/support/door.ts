import { setImmediate as turn } from 'node:timers/promises'
import type { Operation, Recorded } from './openapi'
import { routeOf } from './routes'

/** What is sent to an operation. Parameters are plain text; the door writes the address. */
export type Ask = {
  params?: Record<string, string>
  query?: readonly (readonly [string, string])[]
  headers?: Record<string, string>
  token?: string | null
  body?: string | null
}

export type Answered = Recorded & { headers: Headers; ms: number }

/** A way to put a request to an operation: through its route function, or over HTTP. */
export type Door = (operation: Operation, ask: Ask) => Promise<Answered>

export const DEADLINE_MS = 5_000
const ORIGIN = 'http://127.0.0.1'

const encode = (text: string) => encodeURIComponent(text.toWellFormed())

function addressOf({ path }: Operation, { params = {}, query = [] }: Ask): string {
  const place = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encode(params[name] ?? '') || '%20')
  const search = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')
  return search ? `${place}?${search}` : place
}

function requestOf(origin: string, operation: Operation, ask: Ask, signal: AbortSignal | null): Request {
  const headers = new Headers(ask.headers)
  if (ask.token != null) headers.set('authorization', `Bearer ${ask.token}`)
  const body = operation.method === 'GET' || ask.body == null ? null : ask.body
  return new Request(`${origin}${addressOf(operation, ask)}`, {
    method: operation.method,
    headers,
    body,
    redirect: 'manual',
    signal,
  })
}

async function readAnswer(response: Response, startedMs: number): Promise<Answered> {
  const contentType = response.headers.get('content-type')
  const isStream = contentType?.startsWith('text/event-stream') ?? false
  if (isStream) await response.body?.cancel()
  const body = isStream ? '' : await response.text()
  return { status: response.status, contentType, body, headers: response.headers, ms: performance.now() - startedMs }
}

/** Calls the function that Next would call, in this process: nothing of Next, `proxy.ts` included, takes part. */
export const inProcess: Door = async (operation, ask) => {
  // Each request of a server begins in a turn of its own. Without it, answers that wait for nothing, one after the other,
  // would never let the event loop see to anybody else's.
  await turn()
  const startedMs = performance.now()
  const run = await routeOf(operation)
  const request = requestOf(ORIGIN, operation, ask, null)
  // As Next does: a path without parameters gets no params at all.
  const params = operation.path.includes('{') ? (ask.params ?? {}) : undefined
  const answer = run(request, { params: Promise.resolve(params) }).then((response) => readAnswer(response, startedMs))
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${operation.id} hung for ${DEADLINE_MS} ms`)), DEADLINE_MS)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

/** Sends real HTTP to the app at `origin`. */
export const overHttp = (origin: string): Door => {
  return async (operation, ask) => {
    const startedMs = performance.now()
    const signal = AbortSignal.timeout(DEADLINE_MS)
    return readAnswer(await fetch(requestOf(origin, operation, ask, signal)), startedMs)
  }
}
