'use client'

import { useEffect, useState } from 'react'
import { useLeaveWhile } from '@/store/wishes'

/** Signs out by `end` and leaves for `path` as a new document, so that nothing of the member stays in memory. */
export function useLeave(end: () => Promise<void>, path = '/') {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  useLeaveWhile(isBusy)
  useReturn(() => setBusy(false))
  const leave = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await end()
      location.assign(path)
    } catch (caught) {
      setProblem(caught)
      setBusy(false)
    }
  }
  return { leave, isBusy, problem }
}

/** The browser's back button may bring a page back as it was left, in the middle of leaving. */
function useReturn(onReturn: () => void): void {
  useEffect(() => {
    const listen = ({ persisted }: PageTransitionEvent) => persisted && onReturn()
    window.addEventListener('pageshow', listen)
    return () => window.removeEventListener('pageshow', listen)
  })
}
