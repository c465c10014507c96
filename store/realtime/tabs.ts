import type { ConnectionState } from '../moa-store'
import type { StreamEvent } from './stream-client'

/** What the tab that holds the stream tells the others, and what a new tab asks. */
export type TabMessage =
  | { kind: 'hello' }
  | { kind: 'state'; state: ConnectionState; lastEventId: string | null }
  | { kind: 'event'; event: StreamEvent }
  | { kind: 'sync' }

export type Tabs = { post: (message: TabMessage) => void; close: () => void }

/** The member's other tabs in this browser. Without BroadcastChannel this tab is alone. */
export function joinTabs(name: string, onMessage: (message: TabMessage) => void): Tabs {
  if (typeof BroadcastChannel === 'undefined') return { post: () => {}, close: () => {} }
  const channel = new BroadcastChannel(name)
  channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => onMessage(data))
  return { post: (message) => channel.postMessage(message), close: () => channel.close() }
}

/**
 * Calls `lead` once no other tab of this browser leads, and keeps the lead until the returned function is called or the
 * tab closes; the browser then picks the next one. Without Web Locks (pages without TLS) every tab leads for itself.
 */
export function runForLead(name: string, lead: () => void): () => void {
  if (!navigator.locks) {
    lead()
    return () => {}
  }
  const giveUp = new AbortController()
  const held = new Promise<void>((release) => giveUp.signal.addEventListener('abort', () => release()))
  navigator.locks
    .request(name, { signal: giveUp.signal }, () => {
      lead()
      return held
    })
    .catch(() => {
      // Given up while still waiting for the lead.
    })
  return () => giveUp.abort()
}
