import type { ConnectionState } from '../moa-store'
import { createMemory } from './memory'

/** One event as it came off the wire. */
export type WireEvent = { id: string; type: string; data: string }
export type StreamEvent = { id: string; type: string; data: Record<string, unknown> & { version: number } }

/** Opens one connection; `onError` says that it ended, for whatever reason. The returned function closes it. */
export type Connect = (
  url: string,
  handlers: { onEvent: (event: WireEvent) => void; onError: () => void },
) => () => void

/** What a plain request says after the stream could not be opened. */
export type Probe = 'reachable' | 'unreachable' | 'signed_out'

type Options = {
  /** Whose events these are: cookies change hands while a page stays open, and the stream then speaks of another. */
  memberId?: string
  connect: Connect
  /** A fact, once each and in the log's order as long as the wire keeps it. */
  onEvent: (event: StreamEvent) => void
  /** State has to be read anew; a rejection makes the client ask again. */
  onSync: () => Promise<void>
  onState: (state: ConnectionState) => void
  probe: () => Promise<Probe>
  random?: () => number
  /** The first pause before a reconnection; later ones double up to half a minute. */
  backoffMs?: number
}

const PATH = '/api/realtime/stream'
const BACKOFF_MS = 500
const BACKOFF_MAX_MS = 30_000
const READY_WITHIN_MS = 15_000

/**
 * The browser's end of the stream, without the browser: keeps one connection alive, resumes behind the last event it
 * has seen, hands out each event once and says when state has to be read anew.
 */
export class StreamClient {
  lastEventId: string | null
  #options: Options
  #seen = createMemory(500)
  #disconnect: (() => void) | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #isRunning = false
  /** Grows with every connection; who waited for something notices that another one was opened meanwhile. */
  #epoch = 0
  #needsSync: boolean
  #syncingFrom: string | null = null

  constructor(options: Options, lastEventId: string | null = null) {
    this.#options = options
    this.lastEventId = lastEventId
    this.#needsSync = lastEventId === null
  }

  /** Connects, now, whatever pause was under way. */
  start(): void {
    this.#isRunning = true
    this.#failures = 0
    this.#open()
  }

  stop(): void {
    this.#isRunning = false
    this.#hangUp()
  }

  /** Connects anew at once: after sleep or a change of network an old connection may be dead without knowing. */
  refresh(): void {
    if (this.#isRunning) this.start()
  }

  #signOut(): void {
    this.stop()
    this.#options.onState('signed_out')
  }

  #hangUp(): void {
    clearTimeout(this.#timer)
    this.#disconnect?.()
    this.#disconnect = null
  }

  #open(): void {
    this.#hangUp()
    this.#epoch++
    const url = this.lastEventId === null ? PATH : `${PATH}?after=${encodeURIComponent(this.lastEventId)}`
    let isReady = false
    let isOver = false
    const onError = () => {
      if (isOver) return
      isOver = true
      this.#hangUp()
      void this.#lost(isReady)
    }
    this.#timer = setTimeout(onError, READY_WITHIN_MS)
    const close = this.#options.connect(url, {
      onEvent: (event) => {
        if (isOver) return
        isReady ||= event.type === 'ready'
        this.#receive(event)
      },
      onError,
    })
    this.#disconnect = () => {
      isOver = true
      close()
    }
  }

  #receive({ id, type, data }: WireEvent): void {
    if (id) this.lastEventId = id
    if (type === 'ready') this.#ready(id, JSON.parse(data))
    else if (type === 'resync') this.#startOver(id)
    else if (!this.#seen.has(id)) {
      this.#seen.add(id)
      this.#options.onEvent({ id, type, data: JSON.parse(data) })
    }
  }

  #ready(id: string, { resumed, memberId }: { resumed: boolean; memberId?: string }): void {
    clearTimeout(this.#timer)
    const expected = this.#options.memberId
    if (expected !== undefined && memberId !== undefined && memberId !== expected) {
      this.#signOut()
      return
    }
    this.#failures = 0
    this.#options.onState('online')
    // Not resumed: the `resync` that follows may be cut off, and the next connection would resume behind it.
    if (!resumed || this.#needsSync) this.#startOver(id)
  }

  /** Once for each place in the log, however often it is said. */
  #startOver(id: string): void {
    if (this.#syncingFrom === id) return
    this.#syncingFrom = id
    void this.#sync()
  }

  async #sync(): Promise<void> {
    const epoch = this.#epoch
    this.#needsSync = true
    try {
      await this.#options.onSync()
      this.#needsSync = false
    } catch {
      this.#syncingFrom = null
      // Without the state that the events build on, the connection is worth nothing: begin again, later.
      if (!this.#isRunning || epoch !== this.#epoch) return
      this.#hangUp()
      await this.#lost(false)
    }
  }

  /** A connection that was live comes back at once and silently; one that never was is looked into first. */
  async #lost(wasReady: boolean): Promise<void> {
    const epoch = this.#epoch
    if (!wasReady) {
      this.#failures++
      const found = await this.#options.probe()
      if (!this.#isRunning || epoch !== this.#epoch) return
      if (found === 'signed_out') return this.#signOut()
      this.#options.onState(found === 'unreachable' ? 'offline' : 'reconnecting')
    }
    if (!this.#isRunning) return
    this.#timer = setTimeout(() => this.#open(), this.#pauseMs())
  }

  /** Full jitter over a doubling ceiling, so that clients of a restarted server don't come back together. */
  #pauseMs(): number {
    const { random = Math.random, backoffMs = BACKOFF_MS } = this.#options
    return random() * Math.min(BACKOFF_MAX_MS, backoffMs * 2 ** this.#failures)
  }
}
