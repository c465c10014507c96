import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { call, newKey } from '@/lib/platform/http/call'
import { ProblemError } from '@/lib/platform/http/call-problem'
import type { Address } from '@/lib/platform/kernel/address'
import type { Endpoint, InputOf, OutputOf } from '@/lib/platform/kernel/endpoint'
import { rereadBalance } from './hydrate'
import { snapshotIn } from './merge'
import { applySnapshot, readStore } from './moa-store'

type Options<E extends Endpoint> = {
  onSuccess?: (answer: OutputOf<E>) => void
  onProblem?: (problem: ProblemError) => void
  /** False for an operator's act: its answer tells of somebody else, and the store keeps what is mine. */
  isMine?: boolean
  /** The version that the write was meant for, where the contract asks for `If-Match`. */
  ifMatch?: string | undefined
}

type Intent = { key: string; input: string }

/**
 * One kind of write. Each press of a button is an intent with a key of its own; while its outcome is unknown (no
 * answer, 5xx), pressing again with the same input sends the same key, so nothing happens twice. What the answer carries
 * goes to the store; after a failure the balance is read anew. Offline nothing is sent or queued: the problem is
 * OFFLINE.
 */
export function useWrite<E extends Endpoint>(endpoint: E | Address<E>, options: Options<E> = {}) {
  const { onSuccess, onProblem, isMine = true, ifMatch } = options
  const open = useRef<Intent | null>(null)
  const isBusy = useRef(false)

  const mutation = useMutation<OutputOf<E>, ProblemError, InputOf<E> | undefined>({
    // `online`, the default, would queue the write until the network is back.
    networkMode: 'always',
    retry: false,
    mutationFn: async (input) => {
      if (readStore().connection.state === 'offline') throw new ProblemError('OFFLINE', { status: 0 })
      open.current = intentOf(open.current, input)
      return call(endpoint, input, { idempotencyKey: open.current.key, ifMatch })
    },
    onSuccess: (answer) => {
      open.current = null
      if (isMine) applySnapshot(snapshotIn(answer))
      onSuccess?.(answer)
    },
    onError: (problem) => {
      // An ended session says nothing of the key: an earlier try, whose answer was lost, may have had its effect.
      if (problem.isFinal && problem.code !== 'UNAUTHENTICATED') open.current = null
      if (isMine && problem.code !== 'OFFLINE') void rereadBalance()
      onProblem?.(problem)
    },
    onSettled: () => {
      isBusy.current = false
    },
  })

  /** Starts the write, unless one is under way. */
  const write = (input?: InputOf<E>) => {
    if (isBusy.current) return
    isBusy.current = true
    mutation.mutate(input)
  }
  const { isPending, data, error, reset } = mutation
  return { write, isPending, answer: data, problem: error, reset }
}

function intentOf(open: Intent | null, input: unknown): Intent {
  const text = JSON.stringify(input) ?? ''
  return open?.input === text ? open : { key: newKey(), input: text }
}
