import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openMemberStream } from '@/lib/platform/events/open-stream'

export type StreamServer = { url: string; stop: () => Promise<void> }

/** Sessions that have ended, by id: what identity would say. */
export const endedSessions = new Set<string>()

/** The stream over real HTTP, without the rest of the product: `x-member` and `x-session` say who asks. */
export async function startStreamServer(): Promise<StreamServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const left = new AbortController()
  response.on('close', () => left.abort())
  const sessionId = String(request.headers['x-session'] ?? 'ses_test')
  const opened = await openMemberStream({
    memberId: String(request.headers['x-member']),
    sessionId,
    isLive: async () => !endedSessions.has(sessionId),
    after: new URL(request.url ?? '/', 'http://test').searchParams.get('after'),
    signal: left.signal,
  })
  response.writeHead(opened.status, Object.fromEntries(opened.headers))
  // A client that leaves is the normal end of a stream.
  await pipeline(Readable.fromWeb(opened.body as never), response).catch(() => {})
}
