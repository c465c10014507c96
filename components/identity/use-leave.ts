'use client'

import { useState } from 'react'

/** Signs out by `end` and leaves for the front page as a new document, so that nothing of the member stays in memory. */
export function useLeave(end: () => Promise<void>) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const leave = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await end()
      location.assign('/')
    } catch (caught) {
      setProblem(caught)
      setBusy(false)
    }
  }
  return { leave, isBusy, problem }
}
