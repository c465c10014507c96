import { useSyncExternalStore } from 'react'

const CHANGED = 'moa:device-choice'

/** What this device was told to do; kept in the browser, because it says nothing about the member. */
export type DeviceChoice<T> = { key: string; fallback: T; parse: (text: string) => T }

/** From 0 to 1. There is one volume, and it is modest until somebody moves it. */
export const VOLUME: DeviceChoice<number> = {
  key: 'moa.volume',
  fallback: 0.6,
  parse: (text) => Math.min(1, Math.max(0, Number(text) || 0)),
}
export const HAPTICS: DeviceChoice<boolean> = { key: 'moa.haptics', fallback: false, parse: (text) => text === 'true' }

/** A browser that keeps nothing (private windows, blocked storage) plays with the fallback. */
export function readChoice<T>({ key, fallback, parse }: DeviceChoice<T>): T {
  try {
    const kept = localStorage.getItem(key)
    return kept === null ? fallback : parse(kept)
  } catch {
    return fallback
  }
}

export function keepChoice<T>({ key }: DeviceChoice<T>, value: T): void {
  try {
    localStorage.setItem(key, String(value))
  } catch {
    return
  }
  dispatchEvent(new Event(CHANGED))
}

function subscribe(onChange: () => void): () => void {
  addEventListener(CHANGED, onChange)
  addEventListener('storage', onChange)
  return () => {
    removeEventListener(CHANGED, onChange)
    removeEventListener('storage', onChange)
  }
}

/** The choice, and whatever another tab makes of it. */
export const useDeviceChoice = <T extends string | number | boolean>(choice: DeviceChoice<T>): T =>
  useSyncExternalStore(
    subscribe,
    () => readChoice(choice),
    () => choice.fallback,
  )
