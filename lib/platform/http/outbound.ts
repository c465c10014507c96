import 'server-only'
import { env } from '../env/env'

const TIMEOUT_MS = 8_000
const BYTES_MAX = 2_000_000
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** `forbidden`: not on the list of hosts. `unreachable`: no answer, or one that broke off. `too_large`, `timeout`: given up. */
type OutboundFailure = 'forbidden' | 'unreachable' | 'timeout' | 'too_large'

/** No answer that could be read. Its words never hold the address: a query may carry a key. */
export class OutboundError extends Error {
  constructor(
    readonly failure: OutboundFailure,
    options?: ErrorOptions,
  ) {
    super(`outbound call: ${failure}`, options)
    this.name = 'OutboundError'
  }
}

type OutboundCall = {
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  /** Milliseconds for the whole exchange, the body's last byte included. */
  timeoutMs?: number
  bytesMax?: number
}

/** What came back, whatever its status; a redirect is an answer like any other and is not followed. */
export type OutboundAnswer = { status: number; headers: Headers; body: string }

/** Hosts of OUTBOUND_HOSTS, with their port or for every port; in the clear only to this machine. */
function requireAllowed(url: URL): void {
  const isListed = env.OUTBOUND_HOSTS.some((host) => host === url.host || host === url.hostname)
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname))
  if (!isListed || !isSafe || url.username !== '' || url.password !== '') throw new OutboundError('forbidden')
}

/**
 * The one way in which the server calls others. Resolves with any answer that was read whole; throws OutboundError when
 * the host is not on the list, or nothing whole came in time and within the size (bytes, decoded).
 */
export async function callOut(address: string | URL, call: OutboundCall = {}): Promise<OutboundAnswer> {
  const url = new URL(address)
  requireAllowed(url)
  const { method = 'GET', headers, body, timeoutMs = TIMEOUT_MS, bytesMax = BYTES_MAX } = call
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      signal,
      cache: 'no-store',
      ...(headers && { headers }),
      ...(body !== undefined && { body }),
    })
    return { status: response.status, headers: response.headers, body: await readText(response, bytesMax) }
  } catch (error) {
    if (error instanceof OutboundError) throw error
    throw new OutboundError(signal.aborted ? 'timeout' : 'unreachable', { cause: error })
  }
}

async function readText(response: Response, bytesMax: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop cancels the rest of the body.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > bytesMax) throw new OutboundError('too_large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
