import 'server-only'
import { log } from '../log/log'
import type { SessionUpdate } from './contract'
import { type Cursor, isAfter } from './cursor'
import { type FeedEvent, readFeed } from './feed'
import { encodeFrame } from './frame'
import { onLocalEvents } from './signal'
import type { MemberStream } from './stream'
import { listenForEvents } from './wake'

const PAGE = 500
/** The floor under all wake-ups, kept only while somebody is connected. */
const POLL_MS = 250
/** Wake-ups come with every commit; reading more often than this would only cost. */
const READ_EVERY_MS = 10
const TICK_MS = 1_000
/** Beyond this many members one read of everything is cheaper than a filtered one. */
const FILTER_MAX = 256
/** A browser needs one; the oldest go when somebody opens more. */
const STREAMS_PER_MEMBER = 12

/**
 * All connections of this process. One reader follows the log for all of them, so that a thousand streams cost one
 * query per wake-up. It stands still, without timer or connection, while nobody is connected.
 */
export class Hub {
  #members = new Map<string, Set<MemberStream>>()
  #size = 0
  /** Behind this, nothing has been handed out yet. */
  #cursor: Cursor | null = null
  /** Joined since the last read began. They wait for the next one, which starts at the position furthest back. */
  #newcomers = new Set<MemberStream>()
  #isReading = false
  #isDirty = false
  #stopWaking: (() => void) | null = null

  get size(): number {
    return this.#size
  }

  /** From now on the stream gets its member's events behind its position: none lost, none twice. */
  join(stream: MemberStream): void {
    if (!stream.isOpen) return
    const streams = this.#members.get(stream.memberId) ?? new Set()
    this.#members.set(stream.memberId, streams.add(stream))
    this.#size++
    if (streams.size > STREAMS_PER_MEMBER) [...streams][0]?.close()
    this.#newcomers.add(stream)
    this.#stopWaking ??= this.#startWaking()
    this.#wake()
  }

  leave(stream: MemberStream): void {
    const streams = this.#members.get(stream.memberId)
    if (!streams?.delete(stream)) return
    this.#newcomers.delete(stream)
    this.#size--
    if (streams.size === 0) this.#members.delete(stream.memberId)
    if (this.#size === 0) this.#stop()
  }

  /** Ends every connection; clients come back to whichever process answers. */
  closeAll(): void {
    for (const stream of [...this.#streams()]) stream.close()
  }

  *#streams(): Generator<MemberStream> {
    for (const streams of this.#members.values()) yield* streams
  }

  #startWaking(): () => void {
    const wake = () => this.#wake()
    const unsubscribe = onLocalEvents(wake)
    const unlisten = listenForEvents(wake)
    const poll = setInterval(wake, POLL_MS).unref()
    const ticker = setInterval(() => this.#tick(), TICK_MS).unref()
    return () => {
      unsubscribe()
      unlisten()
      clearInterval(poll)
      clearInterval(ticker)
    }
  }

  #stop(): void {
    this.#stopWaking?.()
    this.#stopWaking = null
    this.#cursor = null
  }

  #wake(): void {
    this.#isDirty = true
    if (!this.#isReading) void this.#readWhileDirty()
  }

  async #readWhileDirty(): Promise<void> {
    this.#isReading = true
    while (this.#isDirty && this.#size > 0) {
      this.#isDirty = false
      try {
        await this.#readOnce()
      } catch (error) {
        // The cursor stands where it stood; the poll tries again.
        log.warn({ err: error }, 'the event log could not be read')
      }
      if (this.#isDirty) await new Promise((done) => setTimeout(done, READ_EVERY_MS))
    }
    this.#isReading = false
  }

  async #readOnce(): Promise<void> {
    const after = this.#admitNewcomers()
    if (!after) return
    const isFiltered = this.#members.size <= FILTER_MAX
    const page = await readFeed({ after, limit: PAGE, ...(isFiltered && { memberIds: [...this.#members.keys()] }) })
    for (const event of page.events) this.#handOut(event)
    this.#cursor = this.#size > 0 ? page.next : null
    if (page.hasMore || this.#newcomers.size > 0) this.#isDirty = true
  }

  /** Goes back to where the newcomers stand: the others have seen what lies between, and skip it by their position. */
  #admitNewcomers(): Cursor | null {
    for (const { position } of this.#newcomers) {
      if (!this.#cursor || isAfter(this.#cursor, position)) this.#cursor = position
    }
    this.#newcomers.clear()
    return this.#cursor
  }

  #handOut(event: FeedEvent): void {
    const streams = event.memberId === null ? undefined : this.#members.get(event.memberId)
    if (!streams) return
    const frame = frameOf(event)
    for (const stream of [...streams]) {
      if (this.#newcomers.has(stream)) continue
      stream.deliver(event, frame)
      if (endsSession(event, stream.sessionId)) stream.close()
    }
  }

  #tick(): void {
    const nowMs = performance.now()
    for (const stream of [...this.#streams()]) {
      stream.tick(nowMs).catch((error) => log.debug({ err: error }, 'a session could not be checked'))
    }
  }
}

/** The event as its stream sends it. */
export const frameOf = ({ cursor, type, version, payload }: FeedEvent): Uint8Array =>
  encodeFrame(cursor, type, { version, ...payload })

/** True when the event says that this session, or all of the member's, may read no longer. */
export function endsSession({ type, payload }: FeedEvent, sessionId: string): boolean {
  if (type !== 'session_update') return false
  const update = payload as Partial<SessionUpdate>
  return update.state === 'ended' && (update.sessionId === null || update.sessionId === sessionId)
}
