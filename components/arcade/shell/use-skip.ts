import { useEffect } from 'react'

const CONTROLS = 'a, button, input, select, textarea, summary'

/** While a reveal plays, Esc, Space or a tap beside the controls ends it; controls keep their own meaning. */
export function useSkip(isRevealing: boolean, skip: () => void): void {
  useEffect(() => {
    if (!isRevealing) return
    const isControl = ({ target }: Event) => target instanceof Element && target.closest(CONTROLS) !== null
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') return skip()
      if (event.key !== ' ' || isControl(event)) return
      event.preventDefault()
      skip()
    }
    const onPointer = (event: PointerEvent) => {
      if (!isControl(event)) skip()
    }
    addEventListener('keydown', onKey)
    addEventListener('pointerdown', onPointer)
    return () => {
      removeEventListener('keydown', onKey)
      removeEventListener('pointerdown', onPointer)
    }
  }, [isRevealing, skip])
}
