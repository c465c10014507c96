'use client'

import { useSyncExternalStore } from 'react'

const KEY = 'moa.admin.letters'
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

// A browser that refuses storage keeps the letters on.
function read(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

function write(isOn: boolean): void {
  try {
    localStorage.setItem(KEY, isOn ? 'on' : 'off')
  } catch {
    // As above.
  }
  for (const listener of listeners) listener()
}

/** Whether single letters are shortcuts in this browser, and the switch for it. */
export const useLetters = (): [boolean, (isOn: boolean) => void] => [
  useSyncExternalStore(subscribe, read, () => true),
  write,
]
