import { useCallback } from 'react'
import { useMember } from '@/store/moa-store'
import { useDeviceChoice, VOLUME } from './device-choice'
import { buzz } from './haptics'
import { type Cue, playCue } from './sound'

const TOUCH_MS: Partial<Record<Cue, number>> = { stop: 12, reveal: 20 }

/** Full volume is 1; 0 while the member hasn't asked for sound. */
export function useVolume(): number {
  const isLoud = useMember()?.settings.sound ?? false
  const volume = useDeviceChoice(VOLUME)
  return isLoud ? volume : 0
}

/** Plays a cue for ears and fingers, as far as either is wanted. Every cue accompanies something that can be seen. */
export function useCues(): (cue: Cue) => void {
  const volume = useVolume()
  return useCallback(
    (cue) => {
      playCue(cue, volume)
      const touch = TOUCH_MS[cue]
      if (touch !== undefined) buzz(touch)
    },
    [volume],
  )
}
