import 'server-only'

// Next evaluates modules once per bundle; listeners have to be shared by all of them.
const shared = globalThis as unknown as { moaEventListeners?: Set<() => void> }

/** Wakes this process's event readers; called after each commit. Cheap when nobody listens. */
export function signalEvents(): void {
  for (const listener of shared.moaEventListeners ?? []) listener()
}

/** Calls `listener` after each local commit, until the returned function is called. */
export function onLocalEvents(listener: () => void): () => void {
  shared.moaEventListeners ??= new Set()
  shared.moaEventListeners.add(listener)
  return () => shared.moaEventListeners?.delete(listener)
}
