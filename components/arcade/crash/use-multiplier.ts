import { useEffect, useState } from 'react'
import { multiplierAt } from '@/lib/arcade/crash/rules'

/** Without motion the figure changes this often, like a clock's. */
const STILL_LOOK_MS = 500

export type Shown = { elapsedMs: number; multiplier: number }

type Flown = {
  /** When it starts, by this page's own clock (`performance.now`); null while nothing flies. */
  startsAtMs: number | null
  /** The multiplier at which it pays by itself; the figure goes no higher. */
  limit: number
  isStill: boolean
}

/** What the curve stands at now, by the server's time: the server counts again when it is cashed out. */
export function useMultiplier({ startsAtMs, limit, isStill }: Flown): Shown {
  const [nowMs, setNowMs] = useState(0)
  const isFlying = startsAtMs !== null
  useEffect(() => {
    if (!isFlying) return
    const look = () => setNowMs(performance.now())
    look()
    if (isStill) {
      const timer = setInterval(look, STILL_LOOK_MS)
      return () => clearInterval(timer)
    }
    let frame = requestAnimationFrame(function draw() {
      look()
      frame = requestAnimationFrame(draw)
    })
    return () => cancelAnimationFrame(frame)
  }, [isFlying, isStill])
  const elapsedMs = isFlying ? Math.max(0, nowMs - startsAtMs) : 0
  return { elapsedMs, multiplier: Math.min(multiplierAt(elapsedMs), limit) }
}
