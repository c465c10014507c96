import { useEffect, useSyncExternalStore } from 'react'

/** How many parts of the screen ask not to be interrupted now. */
let asking = 0
const listeners = new Set<() => void>()

function ask(by: 1 | -1): void {
  asking += by
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Nothing that can wait appears while this is so: a result is on its way or being revealed. */
export function useQuietWhile(isUnderWay: boolean): void {
  useEffect(() => {
    if (!isUnderWay) return
    ask(1)
    return () => ask(-1)
  }, [isUnderWay])
}

/** Whether some part of the screen asks not to be interrupted. */
export const useIsQuiet = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => asking > 0,
    () => false,
  )
