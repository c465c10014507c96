import { OUTCOMES } from '@/lib/predictions/settlements/constants'
import type { Outcome } from '@/lib/predictions/settlements/contract'

/** The letter that decides each way. */
export const KEYS: Readonly<Record<Outcome, string>> = { UP: 'u', DOWN: 'd', VOID: 'v' }

type Stroke = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey'>

/** The outcome that a key stroke asks for; a letter with a modifier belongs to the browser. */
export function outcomeOfKey({ key, metaKey, ctrlKey, altKey }: Stroke): Outcome | undefined {
  if (metaKey || ctrlKey || altKey) return undefined
  return OUTCOMES.find((outcome) => KEYS[outcome] === key.toLowerCase())
}
