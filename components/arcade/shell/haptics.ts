import { HAPTICS, readChoice } from './device-choice'

/** Devices without a motor, and iOS, have no such function; there the switch is not shown. */
export const canBuzz = (): boolean => typeof navigator !== 'undefined' && typeof navigator.vibrate === 'function'

/** A short touch for `ms`, where the device can and the member wants it. The same for every outcome. */
export function buzz(ms: number): void {
  if (canBuzz() && readChoice(HAPTICS) && !document.hidden) navigator.vibrate(ms)
}
