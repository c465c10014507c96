import { actAs, onProblem } from '@/lib/platform/http/call'
import { hydrate } from '../hydrate'
import { snapshotOf } from '../merge'
import { applySnapshot, beginSession, type ConnectionState, readStore, setConnection, setLastError } from '../moa-store'
import { connectEventSource } from './event-source'
import { probe, watchNetwork } from './network'
import { StreamClient, type StreamEvent } from './stream-client'
import { joinTabs, runForLead, type TabMessage, type Tabs } from './tabs'

/** A tab that hears of no leader by then reads its state without one. */
const LEADER_ANSWERS_WITHIN_MS = 1_500

export type Listeners = {
  /** After the store has taken the event; `isNews` when that changed anything. */
  onEvent: (event: StreamEvent, isNews: boolean) => void
  /** Everything was read anew; whatever else was read before may be old. */
  onSync: () => void
}

/**
 * Keeps this tab's store equal to the server's state of the member: one tab of the browser holds the stream and tells
 * the others. The returned function ends it.
 */
export function startRealtime(memberId: string, listeners: Listeners): () => void {
  beginSession(memberId)
  actAs(memberId)
  const tab = new RealtimeTab(memberId, listeners)
  return () => tab.end()
}

class RealtimeTab {
  #memberId: string
  #listeners: Listeners
  #tabs: Tabs
  /** Only in the tab that leads. */
  #client: StreamClient | null = null
  #alone: ReturnType<typeof setTimeout>
  #cleanups: (() => void)[]
  #isOver = false

  constructor(memberId: string, listeners: Listeners) {
    const name = `moa:${memberId}`
    this.#memberId = memberId
    this.#listeners = listeners
    this.#alone = setTimeout(() => this.#readQuietly(), LEADER_ANSWERS_WITHIN_MS)
    this.#tabs = joinTabs(name, (message) => this.#hear(message))
    this.#cleanups = [
      runForLead(`${name}:stream`, () => this.#lead()),
      watchNetwork(() => this.#client),
      onProblem(setLastError),
      onProblem(({ code }) => code === 'SESSION_CHANGED' && setConnection({ state: 'signed_out' })),
      () => this.#tabs.close(),
    ]
    this.#tabs.post({ kind: 'hello' })
  }

  end(): void {
    this.#isOver = true
    clearTimeout(this.#alone)
    this.#client?.stop()
    for (const cleanup of this.#cleanups) cleanup()
  }

  #lead(): void {
    if (this.#isOver) return
    clearTimeout(this.#alone)
    const { isHydrated, connection } = readStore()
    this.#client = new StreamClient(
      {
        memberId: this.#memberId,
        connect: connectEventSource,
        probe,
        onEvent: (event) => {
          this.#take(event)
          this.#tabs.post({ kind: 'event', event })
        },
        onSync: () => {
          this.#tabs.post({ kind: 'sync' })
          return this.#read()
        },
        onState: (state) => {
          setConnection({ state, lastEventId: this.#client?.lastEventId ?? null })
          this.#tell()
        },
      },
      isHydrated ? connection.lastEventId : null,
    )
    this.#client.start()
  }

  #hear(message: TabMessage): void {
    if (message.kind === 'event') this.#take(message.event)
    else if (message.kind === 'sync') this.#readQuietly()
    else if (message.kind === 'state') this.#follow(message.state, message.lastEventId)
    else if (this.#client) this.#tell()
  }

  #tell(): void {
    this.#tabs.post({ kind: 'state', ...readStore().connection })
  }

  #follow(state: ConnectionState, lastEventId: string | null): void {
    clearTimeout(this.#alone)
    setConnection({ state, lastEventId })
    if (!readStore().isHydrated) this.#readQuietly()
  }

  #take(event: StreamEvent): void {
    setConnection({ lastEventId: event.id })
    this.#listeners.onEvent(event, applySnapshot(snapshotOf(event.type, event.data)))
  }

  async #read(): Promise<void> {
    await hydrate()
    if (!this.#isOver) this.#listeners.onSync()
  }

  /** The leader learns of the failure by its own reading, and tries again. */
  #readQuietly(): void {
    this.#read().catch(() => {})
  }
}
