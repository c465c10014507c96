import 'server-only'
import type { StreamSignal } from '../kernel/event-type'
import { type Cursor, isAfter } from './cursor'
import type { FeedEvent } from './feed'
import { encodeRetry, encodeSignal, HEARTBEAT } from './frame'

/** Bytes kept for a client that reads slowly; beyond them it is told to start over instead. */
const BUFFER_BYTES = 64 * 1024
const LAG_MAX_MS = 60_000
const HEARTBEAT_MS = 15_000
/** A session may have ended between the request's authentication and the stream's first read. */
const FIRST_CHECK_MS = 1_500
const MAX_AGE_MS = 10 * 60_000
const RETRY_MS = 1_000

/** Spreads what many clients would do at the same moment: between 75 and 125 % of `ms`. */
const jittered = (ms: number) => ms * (0.75 + Math.random() / 2)

export type StreamOwner = {
  memberId: string
  sessionId: string
  /** Whether the session may still read; asked at each heartbeat. */
  isLive: () => Promise<boolean>
}

/**
 * One open connection of one member. It sends each event once, in the log's order, keeps at most 64 KiB for a slow
 * reader, and closes when the session ends, the client leaves or ten minutes have passed.
 */
export class MemberStream {
  readonly memberId: string
  readonly sessionId: string
  readonly body: ReadableStream<Uint8Array>
  #position: Cursor
  #isLive: () => Promise<boolean>
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined
  #laggingSinceMs: number | null = null
  #beatAtMs: number
  #endAtMs: number
  #onClose: (stream: MemberStream) => void

  constructor(owner: StreamOwner, position: Cursor, onClose: (stream: MemberStream) => void) {
    const nowMs = performance.now()
    this.memberId = owner.memberId
    this.sessionId = owner.sessionId
    this.#position = position
    this.#isLive = owner.isLive
    this.#onClose = onClose
    this.#beatAtMs = nowMs + FIRST_CHECK_MS
    this.#endAtMs = nowMs + jittered(MAX_AGE_MS)
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller
        },
        pull: () => this.#recover(),
        cancel: () => this.#leave(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: BUFFER_BYTES }),
    )
    this.#push(encodeRetry(jittered(RETRY_MS)))
  }

  get isOpen(): boolean {
    return this.#controller !== undefined
  }

  /** Everything up to here has been sent, or is known to the client otherwise. */
  get position(): Cursor {
    return this.#position
  }

  get isLagging(): boolean {
    return this.#laggingSinceMs !== null
  }

  /** Says where the stream stands; `resync` also when the client has to read everything anew. */
  signal(type: StreamSignal, data?: object): void {
    this.#push(encodeSignal(this.#position, type, data))
  }

  /** Sends the event unless it was sent before. */
  deliver({ cursor }: FeedEvent, frame: Uint8Array): void {
    if (!isAfter(cursor, this.#position)) return
    this.#position = cursor
    this.#push(frame)
  }

  /** There was nothing for this member up to `cursor`, or nothing that it needs event by event. */
  skipTo(cursor: Cursor): void {
    if (isAfter(cursor, this.#position)) this.#position = cursor
  }

  /** Lets the session be checked at the next tick. */
  checkSoon(): void {
    this.#beatAtMs = 0
  }

  /** Heartbeat, session check, end of life: whatever is due at `nowMs`. */
  async tick(nowMs: number): Promise<void> {
    if (nowMs >= this.#endAtMs || (this.#laggingSinceMs ?? nowMs) < nowMs - LAG_MAX_MS) return this.close()
    if (nowMs < this.#beatAtMs) return
    this.#beatAtMs = nowMs + HEARTBEAT_MS
    this.#push(HEARTBEAT)
    if (!(await this.#isLive())) this.close()
  }

  /** Ends the connection; the client comes back by itself, or is refused if its session has ended. */
  close(): void {
    const controller = this.#controller
    if (!controller) return
    this.#leave()
    controller.close()
  }

  #leave(): void {
    this.#controller = undefined
    this.#onClose(this)
  }

  #push(frame: Uint8Array): void {
    if (!this.#controller || this.isLagging) return
    this.#controller.enqueue(frame)
    if ((this.#controller.desiredSize ?? 0) <= 0) this.#laggingSinceMs = performance.now()
  }

  /** The client reads again: what it missed is not sent late, it is told to read everything anew. */
  #recover(): void {
    if (!this.isLagging) return
    this.#laggingSinceMs = null
    this.signal('resync', { reason: 'too_slow' })
  }
}
