import { useEffect } from 'react'
import { create } from 'zustand'

/** How many parts of the screen ask not to be interrupted now. */
const useHolds = create<{ count: number }>()(() => ({ count: 0 }))
const change = (by: number) => useHolds.setState(({ count }) => ({ count: count + by }))

/** While `isHeld` nothing that can wait appears: a result is on its way or being revealed. */
export function useHoldNotices(isHeld: boolean): void {
  useEffect(() => {
    if (!isHeld) return
    change(1)
    return () => change(-1)
  }, [isHeld])
}

export const useAreNoticesHeld = (): boolean => useHolds(({ count }) => count > 0)
