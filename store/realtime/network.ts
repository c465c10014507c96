import { call } from '@/lib/platform/http/call'
import { ProblemError } from '@/lib/platform/http/call-problem'
import { me } from '../addresses'
import { mergeProfile, readStore, setConnection } from '../moa-store'
import type { Probe, StreamClient } from './stream-client'

/** After this long in the background a phone may have slept, and the connection died unnoticed. */
const ASLEEP_MS = 60_000

/** Asks who I am: tells a blocked stream from a lost server and from a session that ended or is another member's. */
export async function probe(): Promise<Probe> {
  try {
    const member = await call(me)
    if (member.id !== readStore().memberId) return 'signed_out'
    mergeProfile(member)
    return 'reachable'
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code === 'UNREACHABLE') return 'unreachable'
    return error.code === 'UNAUTHENTICATED' || error.code === 'SESSION_CHANGED' ? 'signed_out' : 'reachable'
  }
}

/**
 * Follows the device: without network nothing is tried, and after sleep or a change of network the stream is renewed.
 * The returned function stops watching.
 */
export function watchNetwork(client: () => StreamClient | null): () => void {
  const watching = new AbortController()
  const { signal } = watching
  let hiddenAtMs = Date.now()

  const goOffline = () => {
    client()?.stop()
    setConnection({ state: 'offline' })
  }
  const goOnline = () => {
    setConnection({ state: 'reconnecting' })
    client()?.start()
  }
  const onVisibility = () => {
    if (document.hidden) hiddenAtMs = Date.now()
    else if (Date.now() - hiddenAtMs > ASLEEP_MS) client()?.refresh()
  }
  window.addEventListener('offline', goOffline, { signal })
  window.addEventListener('online', goOnline, { signal })
  document.addEventListener('visibilitychange', onVisibility, { signal })
  if (!navigator.onLine) goOffline()
  return () => watching.abort()
}
