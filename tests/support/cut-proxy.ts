import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * What the proxy does to every connection.
 * `answer`: the request goes through whole, the answer is dropped and the connection reset: the client can't know.
 * `midway`: the same, but the answer's first bytes still arrive.
 * `reset`: reset before anything was passed on.
 * `delay`: nothing is lost, everything is late.
 */
export type Cut = 'answer' | 'midway' | 'reset' | 'delay'

export type CutProxy = {
  url: string
  /** Connections that were broken so far. */
  cuts: () => number
  stop: () => Promise<void>
}

const MIDWAY_BYTES = 40
const DELAY_MS = 300

/** A TCP proxy on loopback that breaks every connection in one way. */
export async function startCutProxy(targetPort: number, cut: Cut): Promise<CutProxy> {
  let cuts = 0
  const open = new Set<net.Socket>()
  const server = net.createServer((client) => {
    track(open, client)
    const drop = () => {
      cuts += 1
      client.resetAndDestroy()
    }
    if (cut === 'reset') return drop()
    const upstream = net.connect(targetPort, '127.0.0.1')
    track(open, upstream)
    client.on('close', () => upstream.destroy())
    client.pipe(upstream)
    if (cut === 'delay') return relayLate(upstream, client)
    upstream.on('close', () => client.destroy())
    upstream.once('data', (chunk) => {
      if (cut === 'answer') drop()
      else client.write(chunk.subarray(0, MIDWAY_BYTES), drop)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as net.AddressInfo
  const stop = () => {
    for (const socket of open) socket.destroy()
    return new Promise<void>((done) => server.close(() => done()))
  }
  return { url: `http://127.0.0.1:${port}`, cuts: () => cuts, stop }
}

/** Bytes and the end of them in their order, each later than it came. */
function relayLate(from: net.Socket, to: net.Socket): void {
  let last = Promise.resolve()
  const later = (act: () => void) => {
    const due = sleep(DELAY_MS)
    last = last.then(() => due).then(act)
  }
  from.on('data', (chunk) => later(() => to.write(chunk)))
  from.on('close', () => later(() => to.destroy()))
}

function track(open: Set<net.Socket>, socket: net.Socket): void {
  open.add(socket)
  // A cut connection errs at both ends; that is the point.
  socket.on('error', () => {})
  socket.on('close', () => open.delete(socket))
}
