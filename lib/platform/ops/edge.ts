import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { env } from '../env/env'

/** Headers that only proxies and Next itself may set; from outside they are attempts to be somebody else. */
const INTERNAL_HEADERS = [
  'x-middleware-subrequest',
  'next-resume',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]

/**
 * The address as it stands if it can be decoded, else with its percent signs taken literally: Next answers 500 to
 * `/api/users/%E0%A4%A` and to `*`, which are only addresses that name nothing.
 */
export function decodable(address: string): string {
  const [path = '', ...search] = address.split('?')
  try {
    decodeURIComponent(path)
  } catch {
    return [path.replaceAll('%', '%25'), ...search].join('?')
  }
  return path === '*' ? '/*' : address
}

/**
 * Strips, before Next sees a request, what the peer must not claim. Without MOA_TRUSTED_PROXY that includes
 * x-forwarded-for: Next then fills in the peer's address, which rate limits and audit rows use.
 */
export function guardEdge(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    const { headers } = request
    request.url = decodable(request.url ?? '/')
    if (!env.MOA_TRUSTED_PROXY) {
      delete headers['x-forwarded-for']
      for (const name of INTERNAL_HEADERS) delete headers[name]
    }
  })
}
