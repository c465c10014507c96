import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers one request, or doesn't. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void

export type ProviderServer = {
  url: string
  /** Address and credential of each request so far, in order. */
  requests: { path: string; authorization: string | undefined; atMs: number }[]
  /** What it does from now on. */
  behave: (behaviour: Behaviour) => void
  close: () => Promise<void>
}

/** A price source on this machine, which behaves as it is told. */
export async function startProvider(behaviour: Behaviour): Promise<ProviderServer> {
  const state = { behaviour }
  const requests: ProviderServer['requests'] = []
  const server = createServer((request, response) => {
    requests.push({
      path: request.url ?? '',
      authorization: request.headers.authorization,
      atMs: performance.now(),
    })
    state.behaviour(request, response)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    behave: (next) => {
      state.behaviour = next
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

export const addressOf = ({ url }: IncomingMessage) => new URL(url ?? '/', 'http://provider.test')

export const json =
  (body: object | ((request: IncomingMessage) => object), status = 200): Behaviour =>
  (request, response) => {
    const value = typeof body === 'function' ? body(request) : body
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }

export const text =
  (body: string, status = 200): Behaviour =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end(body)
  }

/** A page of a challenge, with the status of success. */
export const html = text('<!doctype html><html><body>Checking your browser</body></html>')
export const down = text('Service Unavailable', 503)
export const tooMany = text('Too Many Requests\r\n', 429)
/** The same text where nobody set the status. */
export const tooManyInWords = text('Too Many Requests\r\n')

/** Half an answer, then the line is cut. */
export const cut: Behaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"Meta Data":{', () => response.destroy())
}

/** More than anybody wants to keep. */
export const huge: Behaviour = (_request, response) => {
  const chunk = `${' '.repeat(1_000_000)}`
  response.writeHead(200, { 'content-type': 'application/json' })
  const write = () => {
    while (response.writable && response.write(chunk));
  }
  response.on('drain', write)
  write()
}

/** Takes the request and never says a word. */
export const silent: Behaviour = () => undefined

/** Sends the caller, key and all, to somebody else. */
export const elsewhere =
  (url: string): Behaviour =>
  (_request, response) => {
    response.writeHead(302, { location: url }).end()
  }
