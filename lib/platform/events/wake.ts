import 'server-only'
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { pool } from '../db/client'
import { env } from '../env/env'
import { log } from '../log/log'
import { onLocalEvents } from './signal'

const CHANNEL = 'moa_events'
/** NOTIFY serialises commits cluster-wide, so it is sent on its own and never more often than this. */
const NOTIFY_EVERY_MS = 25
const RECONNECT_MIN_MS = 250
const RECONNECT_MAX_MS = 10_000

// One for each process, whichever bundle asks first.
const shared = globalThis as unknown as { moaProcessId?: string; moaNotifier?: () => void }

const processId = (): string => {
  shared.moaProcessId ??= randomUUID()
  return shared.moaProcessId
}

/**
 * From now on this process tells the others, after its commits, that there may be news: at most one NOTIFY each 25 ms.
 * Without it they find out by their poll. Calling it again changes nothing; the returned function ends it.
 */
export function startNotifier(): () => void {
  shared.moaNotifier ??= createNotifier()
  return () => {
    shared.moaNotifier?.()
    shared.moaNotifier = undefined
  }
}

function createNotifier(): () => void {
  let timer: NodeJS.Timeout | undefined
  let sentMs = Number.NEGATIVE_INFINITY

  const send = () => {
    timer = undefined
    sentMs = performance.now()
    // A lost NOTIFY costs the others one poll interval, nothing else.
    pool()
      .query({ name: 'events_notify', text: 'select pg_notify($1, $2)', values: [CHANNEL, processId()] })
      .catch((error: Error) => log.debug({ error: error.message }, 'a wake-up could not be sent'))
  }
  const unsubscribe = onLocalEvents(() => {
    timer ??= setTimeout(send, Math.max(0, sentMs + NOTIFY_EVERY_MS - performance.now())).unref()
  })
  return () => {
    unsubscribe()
    clearTimeout(timer)
  }
}

/**
 * Calls `wake` when another process says that there may be news, and after each (re)connection, since news may have
 * been missed meanwhile. One connection of its own outside the pool, reopened with back-off. The returned function
 * closes it.
 */
export function listenForEvents(wake: () => void): () => void {
  let client: Client | undefined
  let timer: NodeJS.Timeout | undefined
  let failures = 0
  let isClosed = false

  const connect = async () => {
    const opened = new Client({ connectionString: env.DATABASE_URL, application_name: 'moa-listen', keepAlive: true })
    client = opened
    const retry = once((error?: Error) => {
      opened.end().catch(() => {})
      if (isClosed) return
      if (error) log.debug({ error: error.message }, 'the listening connection was lost')
      timer = setTimeout(connect, Math.min(RECONNECT_MAX_MS, RECONNECT_MIN_MS * 2 ** failures++)).unref()
    })
    opened.on('error', retry)
    opened.on('end', () => retry())
    opened.on('notification', ({ payload }) => payload !== processId() && wake())
    try {
      await opened.connect()
      await opened.query(`listen ${CHANNEL}`)
      failures = 0
      wake()
    } catch (error) {
      retry(error as Error)
    }
  }
  void connect()
  return () => {
    isClosed = true
    clearTimeout(timer)
    client?.end().catch(() => {})
  }
}

function once<A extends unknown[]>(work: (...args: A) => void): (...args: A) => void {
  let isDone = false
  return (...args) => {
    if (isDone) return
    isDone = true
    work(...args)
  }
}
