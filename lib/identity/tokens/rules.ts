import { KEY_LEEWAY_MS, KEY_LIFE_MS, PUBLISH_AHEAD_MS } from './constants'

export type KeyState = 'next' | 'current' | 'previous'
export type KeyAge = { kid: string; state: KeyState; createdAt: Date; promotedAt: Date | null; notAfter: Date | null }

/** What a look at the keys says should be done now; kids of keys to take away, whether to make or promote one. */
type Rotation = { create: 'current' | 'next' | null; promote: string | null; remove: string[] }

/**
 * A key is published a day before it signs, signs for a month, and stays published until its last token is dead. A
 * late look loses nothing: each step waits for the one before it.
 */
export function decideRotation(keys: readonly KeyAge[], now: Date): Rotation {
  const current = keys.find((key) => key.state === 'current')
  const next = keys.find((key) => key.state === 'next')
  const remove = keys.filter((key) => key.notAfter !== null && key.notAfter <= now).map((key) => key.kid)
  if (!current) return { create: 'current', promote: null, remove }
  const servedMs = now.getTime() - (current.promotedAt ?? current.createdAt).getTime()
  if (!next) return { create: servedMs >= KEY_LIFE_MS - PUBLISH_AHEAD_MS ? 'next' : null, promote: null, remove }
  const publishedMs = now.getTime() - next.createdAt.getTime()
  const isDue = servedMs >= KEY_LIFE_MS && publishedMs >= PUBLISH_AHEAD_MS
  return { create: null, promote: isDue ? next.kid : null, remove }
}

/** When the last token a key signed until `now` is dead everywhere; `ttlS` in seconds. */
export const computeNotAfter = (now: Date, ttlS: number): Date => new Date(now.getTime() + ttlS * 1_000 + KEY_LEEWAY_MS)
