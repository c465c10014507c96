import { useEffect } from 'react'
import type { RpsHand } from '@/lib/arcade/rps/contract'

const FIELDS = 'input, select, textarea, [contenteditable]'

/** As the words of the game are said in Korean, and as the keys lie. */
export const HANDS_IN_ORDER: readonly RpsHand[] = ['scissors', 'rock', 'paper']

/** Keys 1, 2 and 3 choose a hand, except where somebody writes or holds a modifier. */
export function useHandKeys(onChoose: (hand: RpsHand) => void, isOff: boolean): void {
  useEffect(() => {
    if (isOff) return
    const onKey = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (ctrlKey || metaKey || altKey || (target instanceof Element && target.closest(FIELDS))) return
      const hand = HANDS_IN_ORDER[Number(key) - 1]
      if (hand) onChoose(hand)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [onChoose, isOff])
}
