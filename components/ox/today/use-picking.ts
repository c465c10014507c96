import { useRef, useState } from 'react'
import type { Pick } from '@/lib/predictions/picks/contract'
import { usePickWrites } from '@/store/queries/ox'

export type Side = Pick['side']
export type Confidence = Pick['confidence']
/** What this screen did last, and the word that stood before it: enough to undo it. */
export type Trace = { kind: 'changed' | 'cancelled'; before: Pick }

type Place = { tradeDate: string; symbol: string }

/** Everything a member can do with one card; one thing at a time. */
export function usePicking({ tradeDate, symbol }: Place, pick: Pick | null) {
  const [trace, setTrace] = useState<Trace | null>(null)
  // The side that was just pressed, until the server has answered.
  const [wanted, setWanted] = useState<Side | null>(null)
  const next = useRef<Trace | null>(null)
  const { create, change, cancel } = usePickWrites(() => {
    setTrace(next.current)
    setWanted(null)
  })
  const writes = [create, change, cancel]
  const isBusy = writes.some(({ isPending }) => isPending)
  const problem = writes.map((write) => write.problem).find(Boolean) ?? null
  const params = { symbol }

  /** Clears what the last press left, so that only the newest problem is told. */
  const begin = (leaves: Trace | null, side: Side | null) => {
    for (const write of writes) write.reset()
    next.current = leaves
    setWanted(side)
  }
  const choose = (side: Side) => {
    if (isBusy || side === pick?.side) return
    begin(pick && { kind: 'changed', before: pick }, side)
    if (pick) change.write({ params, body: { side, tradeDate } })
    else create.write({ params, body: { side, tradeDate } })
  }
  const takeBack = () => {
    if (isBusy || !pick) return
    begin({ kind: 'cancelled', before: pick }, null)
    cancel.write({ params, query: { tradeDate } })
  }
  const saySure = (confidence: Confidence) => {
    if (isBusy || !pick) return
    begin(null, null)
    change.write({ params, body: { confidence, tradeDate } })
  }
  const undo = () => {
    if (isBusy || !trace) return
    const { side, confidence } = trace.before
    begin(null, side)
    if (trace.kind === 'cancelled') create.write({ params, body: { side, confidence, tradeDate } })
    else change.write({ params, body: { side, confidence, tradeDate } })
  }
  const shown = problem ? (pick?.side ?? null) : (wanted ?? pick?.side ?? null)
  return { shown, trace, isBusy, problem, choose, takeBack, saySure, undo }
}
