import { useEffect, useRef, useState } from 'react'
import type { AdIntent } from '@/lib/predictions/ads/contract'
import { useAdIntent, useSandboxAd } from '@/store/queries/ox'

const SECOND_MS = 1_000
const LOOK_MS = 250

export type Stage = 'ready' | 'playing' | 'checking' | 'got' | 'failed'
type Play = { nonce: string; endsAtMs: number }

/** The sandbox's ad from its announcement to the slot. Left before its end, it opens nothing. */
export function useSandboxShow() {
  const [play, setPlay] = useState<Play | null>(null)
  const [leftS, setLeftS] = useState(0)
  const intent = useAdIntent((answer) => setPlay(playOf(answer)))
  const finish = useSandboxAd()
  const complete = useRef(finish.write)
  useEffect(() => {
    complete.current = finish.write
  })
  const begin = () => {
    setPlay(null)
    finish.reset()
    intent.write({})
  }
  const stop = () => {
    setPlay(null)
    intent.reset()
    finish.reset()
  }

  useEffect(() => {
    if (!play) return
    const look = () => {
      const left = Math.max(0, Math.ceil((play.endsAtMs - performance.now()) / SECOND_MS))
      setLeftS(left)
      if (left > 0) return
      clearInterval(timer)
      complete.current({ body: { nonce: play.nonce } })
    }
    const timer = setInterval(look, LOOK_MS)
    setLeftS(Math.ceil((play.endsAtMs - performance.now()) / SECOND_MS))
    return () => clearInterval(timer)
  }, [play])

  const problem = intent.problem ?? finish.problem
  const stage = stageOf({ hasFailed: problem !== null, isDone: finish.answer !== undefined, play, leftS })
  return { stage, leftS, problem, isStarting: intent.isPending, begin, stop }
}

const playOf = ({ nonce, ad }: AdIntent): Play => ({ nonce, endsAtMs: performance.now() + ad.durationS * SECOND_MS })

function stageOf(state: { hasFailed: boolean; isDone: boolean; play: Play | null; leftS: number }): Stage {
  if (state.hasFailed) return 'failed'
  if (state.isDone) return 'got'
  if (!state.play) return 'ready'
  return state.leftS > 0 ? 'playing' : 'checking'
}
