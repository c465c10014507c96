import { createHistogram, performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type Dispatcher } from 'undici'

type Load = {
  url: string
  method: 'GET' | 'POST' | 'PATCH'
  body?: string
  /** Name, value, name, value, … of the next request. */
  nextHeaders: () => string[]
  connections: number
  seconds: number
  /** Requests begin at this rate whatever the answers do; without it, each connection asks as soon as it was answered. */
  perSecond?: number
  /** So many more at the beginning don't count: connections are opened, queues fill. None unless given. */
  leadInSeconds?: number
}

/** `rps`: answers per second; `p50`, `p99` in ms; `failed`: the status of each answer other than 2xx, 0 where none came. */
export type Figures = { rps: number; p50: number; p99: number; failed: number[] }

/**
 * Asks over so many connections, each of them one request after the other, for so many seconds. At a given rate an answer's
 * time counts from when its request was due, the wait for a free connection included. It shares the machine with what it
 * measures, so it does as little as a client can: bodies are read and dropped.
 */
export async function generateLoad({
  url,
  connections,
  seconds,
  perSecond,
  leadInSeconds = 0,
  ...request
}: Load): Promise<Figures> {
  const { origin, pathname } = new URL(url)
  const taken = createHistogram()
  const failed: number[] = []
  const clients = Array.from({ length: connections }, () => new Client(origin, { pipelining: 1 }))
  const began = performance.now()
  const countsFrom = began + leadInSeconds * 1_000
  const endAt = countsFrom + seconds * 1_000
  let asked = 0
  /** When the next request is due, in ms: now, or its turn at the given rate. */
  const nextTurn = () => (perSecond === undefined ? performance.now() : began + (asked++ * 1_000) / perSecond)
  const askOn = async (client: Client) => {
    for (let from = nextTurn(); from < endAt; from = nextTurn()) {
      const early = from - performance.now()
      if (early > 0) await sleep(Math.ceil(early))
      const status = await askOnce(client, pathname, request)
      if (status < 200 || status > 299) failed.push(status)
      // Timers may come some microseconds early.
      else if (from >= countsFrom) taken.record(Math.max(1, Math.round((performance.now() - from) * 1e3)))
    }
  }
  await Promise.all(clients.map(askOn))
  const lasted = (performance.now() - countsFrom) / 1_000
  await Promise.all(clients.map((client) => client.close()))
  return { rps: taken.count / lasted, p50: taken.percentile(50) / 1_000, p99: taken.percentile(99) / 1_000, failed }
}

type Asked = Pick<Load, 'method' | 'body' | 'nextHeaders'>

/** The status of the answer; 0 when none came, or not the whole of it. */
function askOnce(client: Client, path: string, { method, body, nextHeaders }: Asked): Promise<number> {
  return new Promise((done) => {
    let answered = 0
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart() {},
      onResponseStart(_, status) {
        answered = status
      },
      onResponseData() {},
      onResponseEnd() {
        done(answered)
      },
      onResponseError() {
        done(0)
      },
    }
    client.dispatch({ path, method, headers: nextHeaders(), body: body ?? null }, handler)
  })
}
