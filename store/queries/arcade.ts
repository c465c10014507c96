import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { getSeed, rotateSeed, SeedPair } from '@/lib/arcade/fairness/contract'
import type { SlotRound, spin } from '@/lib/arcade/slot/contract'
import { call } from '@/lib/platform/http/call'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import { addressOf } from '@/lib/platform/kernel/address'
import { useWrite } from '../use-write'

const spinAt = addressOf<typeof spin>({ method: 'POST', path: '/api/actions/SLOT_SPIN', idempotent: true })
const seedAt = addressOf<typeof getSeed>({ method: 'GET', path: '/api/fairness/seed' })
const rotateAt = addressOf<typeof rotateSeed>({ method: 'POST', path: '/api/fairness/rotate', idempotent: true })

const SEED = ['arcade', 'seed']

/** One spin; `onRound` gets the decided round, which is then only to be shown. */
export const useSpin = (onRound: (round: SlotRound) => void) =>
  useWrite(spinAt, { onSuccess: ({ round }) => onRound(round) })

/** The member's seed pair, as it may be seen. */
export const useSeed = () =>
  useQuery<SeedPair, ProblemError>({ queryKey: SEED, queryFn: ({ signal }) => call(seedAt, {}, { signal }) })

/** Reveals the seed in use and starts the promised one; everything that was waiting for the reveal is read anew. */
export function useRotate() {
  const queries = useQueryClient()
  return useWrite(rotateAt, {
    onSuccess: ({ seed }) => {
      queries.setQueryData(SEED, seed)
      void queries.invalidateQueries({ queryKey: ['arcade', 'fair-round'] })
    },
  })
}
