import 'server-only'
import { AppError } from '@/lib/platform/kernel/errors'
import { answerNextAuth } from './adapter'
import { FORM_MAX_BYTES, OPEN_ACTIONS } from './constants'

/**
 * Answers one request of the browser's cookie keeper (`/api/auth/*` that is no operation of ours). Throws NOT_FOUND for
 * anything that isn't open, PAYLOAD_TOO_LARGE, MALFORMED_REQUEST.
 */
export async function keepCookie(request: Request, action: readonly string[]): Promise<Response> {
  const method = request.method === 'POST' ? 'POST' : 'GET'
  if (!(OPEN_ACTIONS[method] as readonly string[]).includes(action.join('/'))) {
    throw new AppError('NOT_FOUND', { detail: 'No such operation; see /docs.' })
  }
  const body = method === 'POST' ? await readForm(request) : {}
  // Its body is a browser's complaint about itself: nothing we need, and nothing a log should take from strangers.
  if (action[0] === '_log') return new Response(null, { status: 204 })
  return answerNextAuth({
    method,
    action,
    body,
    query: Object.fromEntries(new URL(request.url).searchParams),
    headers: Object.fromEntries(request.headers),
    cookies: readCookies(request),
  })
}

async function readForm(request: Request): Promise<Record<string, string>> {
  const bytes = await readBytes(request)
  const text = new TextDecoder().decode(bytes)
  if (!request.headers.get('content-type')?.includes('application/json')) {
    return Object.fromEntries(new URLSearchParams(text))
  }
  try {
    const parsed: unknown = JSON.parse(text)
    const fields = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : []
    return Object.fromEntries(fields.filter((field): field is [string, string] => typeof field[1] === 'string'))
  } catch (cause) {
    throw new AppError('MALFORMED_REQUEST', { detail: 'The body is not valid JSON.' }, { cause })
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > FORM_MAX_BYTES) throw new AppError('PAYLOAD_TOO_LARGE', { detail: `At most ${FORM_MAX_BYTES} bytes.` })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function readCookies(request: Request): Record<string, string> {
  const pairs =
    request.headers
      .get('cookie')
      ?.split(';')
      .map((pair) => pair.trim()) ?? []
  return Object.fromEntries(
    pairs
      .filter((pair) => pair.includes('='))
      .map((pair) => [pair.slice(0, pair.indexOf('=')), decode(pair.slice(pair.indexOf('=') + 1))]),
  )
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
