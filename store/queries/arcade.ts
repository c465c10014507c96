import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  Claim,
  FairRound,
  getFairRound,
  getSeed,
  rotateSeed,
  SeedPair,
  Verification,
  verifyRound,
} from '@/lib/arcade/fairness/contract'
import type { getSlotOdds, SlotOdds } from '@/lib/arcade/paytables/contract'
import type { listRounds, Round } from '@/lib/arcade/rounds/contract'
import type { SlotRound, spin } from '@/lib/arcade/slot/contract'
import { call } from '@/lib/platform/http/call'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import { addressOf } from '@/lib/platform/kernel/address'
import type { Page } from '@/lib/platform/kernel/page'
import { useWrite } from '../use-write'

const spinAt = addressOf<typeof spin>({ method: 'POST', path: '/api/actions/SLOT_SPIN', idempotent: true })
const roundsAt = addressOf<typeof listRounds>({ method: 'GET', path: '/api/games/rounds' })
const oddsAt = addressOf<typeof getSlotOdds>({ method: 'GET', path: '/api/games/slot/odds' })
const seedAt = addressOf<typeof getSeed>({ method: 'GET', path: '/api/fairness/seed' })
const rotateAt = addressOf<typeof rotateSeed>({ method: 'POST', path: '/api/fairness/rotate', idempotent: true })
const fairRoundAt = addressOf<typeof getFairRound>({ method: 'GET', path: '/api/fairness/rounds/{id}' })
const verifyAt = addressOf<typeof verifyRound>({ method: 'POST', path: '/api/fairness/verify' })

const SEED = ['arcade', 'seed']
const PAGE_SIZE = 20

/** One spin; `onRound` gets the decided round, which is then only to be shown. */
export const useSpin = (onRound: (round: SlotRound) => void) =>
  useWrite(spinAt, { onSuccess: ({ round }) => onRound(round) })

/** The member's rounds, newest first, page by page; begins with what the server drew the page with. */
export const useRounds = (first: Page<Round>) =>
  useInfiniteQuery({
    queryKey: ['arcade', 'rounds'],
    initialPageParam: null as string | null,
    initialData: { pages: [first], pageParams: [null] },
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) }
      return call(roundsAt, { query }, { signal })
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

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

/** One of the member's rounds with its seeds; asks nothing while `id` is null. */
export const useFairRound = (id: string | null) =>
  useQuery<FairRound, ProblemError>({
    queryKey: ['arcade', 'fair-round', id],
    queryFn: ({ signal }) => call(fairRoundAt, { params: { id: id ?? '' } }, { signal }),
    enabled: id !== null,
  })

export type Verdict = {
  /** What the server computes. */
  server: Verification
  /** What this browser computes; null where it can't (no WebCrypto without TLS). */
  browser: Verification | null
}

type Recompute = (claim: Claim, config: SlotOdds['config']) => Promise<Verification | null>

/** Verifies a claimed round twice: by `recompute` here, with the published paytable, and by the server. */
export const useVerify = (recompute: Recompute) =>
  useMutation<Verdict, ProblemError, Claim>({
    networkMode: 'always',
    mutationFn: async (claim) => {
      const [odds, server] = await Promise.all([
        call(oddsAt, { query: { version: claim.configVersion } }),
        call(verifyAt, { body: claim }),
      ])
      return { server, browser: await recompute(claim, odds.config) }
    },
  })
