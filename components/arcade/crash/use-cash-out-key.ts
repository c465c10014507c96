import { useEffect } from 'react'

const CONTROLS = 'a, button, input, select, textarea, summary, [contenteditable]'

/** While a round flies, Space cashes out wherever the focus is, except on controls, which keep their own meaning. */
export function useCashOutKey(isFlying: boolean, cashOut: () => void): void {
  useEffect(() => {
    if (!isFlying) return
    const onKey = (event: KeyboardEvent) => {
      const isControl = event.target instanceof Element && event.target.closest(CONTROLS) !== null
      if (event.key !== ' ' || event.repeat || isControl) return
      event.preventDefault()
      cashOut()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [isFlying, cashOut])
}
