'use client'

import { useSyncExternalStore } from 'react'

const QUERY = '(prefers-reduced-motion: reduce)'

function subscribe(onChange: () => void): () => void {
  const media = matchMedia(QUERY)
  const observer = new MutationObserver(onChange)
  media.addEventListener('change', onChange)
  observer.observe(document.documentElement, { attributeFilter: ['data-motion'] })
  return () => {
    media.removeEventListener('change', onChange)
    observer.disconnect()
  }
}

function isStillNow(): boolean {
  const chosen = document.documentElement.dataset.motion
  return chosen === 'reduced' || (chosen !== 'full' && matchMedia(QUERY).matches)
}

/** Whether things should appear instead of move: the member's setting, else the device's. */
export const useIsStill = (): boolean => useSyncExternalStore(subscribe, isStillNow, () => false)
