import { useState } from 'react'

/** The value, but the one from before for as long as `isHeld`: figures must not tell a result before its reveal does. */
export function useHeld<T>(value: T, isHeld: boolean): T {
  const [shown, setShown] = useState(value)
  if (isHeld) return shown
  if (!Object.is(shown, value)) setShown(value)
  return value
}
