'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

/**
 * What a screen shows, kept in its address: it can be shared, reloaded and gone back to. Unset keys read as ''.
 * The address is replaced without asking the server, which has nothing to say about it.
 */
export function useUrlState<const K extends string>(keys: readonly K[]) {
  const params = useSearchParams()
  const state = Object.fromEntries(keys.map((key) => [key, params.get(key) ?? ''])) as Record<K, string>

  const set = useCallback((change: Partial<Record<K, string>>) => {
    const next = new URLSearchParams(window.location.search)
    for (const [key, value] of Object.entries<string | undefined>(change)) {
      if (value) next.set(key, value)
      else next.delete(key)
    }
    const query = next.toString()
    window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname)
  }, [])

  return [state, set] as const
}
