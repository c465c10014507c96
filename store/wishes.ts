import { useEffect, useSyncExternalStore } from 'react'

/** A wish that any part of the screen may have for a while: whether somebody has it now. */
function createWish() {
  /** How many parts of the screen have it. */
  let count = 0
  const listeners = new Set<() => void>()
  const change = (by: 1 | -1) => {
    count += by
    for (const tell of listeners) tell()
  }
  const subscribe = (tell: () => void) => {
    listeners.add(tell)
    return () => listeners.delete(tell)
  }
  return {
    useWhile: (isWished: boolean) =>
      useEffect(() => {
        if (!isWished) return
        change(1)
        return () => change(-1)
      }, [isWished]),
    useIsWished: () =>
      useSyncExternalStore(
        subscribe,
        () => count > 0,
        () => false,
      ),
  }
}

const quiet = createWish()
const secrecy = createWish()
const leave = createWish()

/** Nothing that can wait appears while this is so: a result is on its way or being revealed. */
export const useQuietWhile = (isUnderWay: boolean): void => quiet.useWhile(isUnderWay)
/** Whether some part of the screen asks not to be interrupted. */
export const useIsQuiet = (): boolean => quiet.useIsWished()

/** Balances elsewhere on the screen stay as they were while this is so: they would tell a result before its reveal. */
export const useSecrecyWhile = (isUnderWay: boolean): void => secrecy.useWhile(isUnderWay)
export const useIsSecret = (): boolean => secrecy.useIsWished()

/** A session's end is expected while this is so: who asked for it says where the member goes then. */
export const useLeaveWhile = (isUnderWay: boolean): void => leave.useWhile(isUnderWay)
/** Whether the member is signing out on this page. */
export const useIsLeaving = (): boolean => leave.useIsWished()
