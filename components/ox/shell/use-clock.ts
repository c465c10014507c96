import { useEffect, useState } from 'react'
import { nextOf } from './span'

/** What the server's clock said, and when (by this device) that was heard: the two together tell its time at any moment. */
export type Heard = { serverNow: string; heardAtMs: number }

/** Longest delay a timer takes. */
const TIMER_MAX_MS = 2 ** 31 - 1
const SECOND_MS = 1_000

/** The server's time now. Read anew at every use, so that a slow timer or a sleeping device adds no drift. */
const timeBy = ({ serverNow, heardAtMs }: Heard): number => Date.parse(serverNow) + Date.now() - heardAtMs

/** The server's time, drawn anew each second; on the first drawing exactly what the server said. */
export function useSeconds({ serverNow, heardAtMs }: Heard): number {
  const [nowMs, setNowMs] = useState(() => Date.parse(serverNow))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      const ms = timeBy({ serverNow, heardAtMs })
      setNowMs(ms)
      timer = setTimeout(tick, SECOND_MS - (ms % SECOND_MS))
    }
    tick()
    return () => clearTimeout(timer)
  }, [serverNow, heardAtMs])
  return nowMs
}

/** Calls `onPass` `laterMs` after each of the instants, which are joined by spaces so that equal lists are equal. */
export function useInstants({ serverNow, heardAtMs }: Heard, instants: string, onPass: () => void, laterMs = 0): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const wait = () => {
      const nowMs = timeBy({ serverNow, heardAtMs })
      const next = nextOf(instants.split(' '), nowMs - laterMs)
      if (next === null) return
      const waitMs = next - nowMs + laterMs
      const pass = () => {
        onPass()
        wait()
      }
      timer = setTimeout(waitMs > TIMER_MAX_MS ? wait : pass, Math.min(waitMs, TIMER_MAX_MS))
    }
    wait()
    return () => clearTimeout(timer)
  }, [serverNow, heardAtMs, instants, onPass, laterMs])
}
