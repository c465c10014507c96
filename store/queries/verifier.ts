import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Claim, FairRound, getFairRound, Verification, verifyRound } from '@/lib/arcade/fairness/contract'
import type { getGachaOdds } from '@/lib/arcade/gacha/contract'
import type { getCrashOdds, getRpsOdds, getSlotOdds } from '@/lib/arcade/paytables/contract'
import type { ConfigOf } from '@/lib/arcade/paytables/rules/games'
import type { Game } from '@/lib/arcade/stats/contract'
import { call } from '@/lib/platform/http/call'
import { ProblemError } from '@/lib/platform/http/call-problem'
import { addressOf } from '@/lib/platform/kernel/address'
import { noteVerified } from './records'

const fairRoundAt = addressOf<typeof getFairRound>({ method: 'GET', path: '/api/fairness/rounds/{id}' })
const verifyAt = addressOf<typeof verifyRound>({ method: 'POST', path: '/api/fairness/verify' })
const slotAt = addressOf<typeof getSlotOdds>({ method: 'GET', path: '/api/games/slot/odds' })
const rpsAt = addressOf<typeof getRpsOdds>({ method: 'GET', path: '/api/games/rps/odds' })
const gachaAt = addressOf<typeof getGachaOdds>({ method: 'GET', path: '/api/games/gacha/odds' })
const crashAt = addressOf<typeof getCrashOdds>({ method: 'GET', path: '/api/games/crash/odds' })

type Config = ConfigOf[Game]

const CONFIG_OF: Record<Game, (query: { version: number }) => Promise<{ config: Config }>> = {
  slot: (query) => call(slotAt, { query }),
  rps: (query) => call(rpsAt, { query }),
  gacha: (query) => call(gachaAt, { query }),
  crash: (query) => call(crashAt, { query }),
}

/** The figures of a version, kept for good: they never change, so a verification needs no connection for them again. */
const configQuery = (game: Game, version: number) => ({
  queryKey: ['arcade', 'config', game, version],
  queryFn: async (): Promise<Config> => (await CONFIG_OF[game]({ version })).config,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  networkMode: 'always' as const,
  retry: false,
})

/** Fetches the figures of a version before they are asked for; nothing happens when they are there. */
export const useConfigAhead = (game: Game, version: number | null) =>
  useQuery({ ...configQuery(game, version ?? 0), enabled: version !== null })

/** One of the member's rounds with its seeds and the figures it names; asks nothing while `id` is null. */
export function useFairRound(id: string | null) {
  const queries = useQueryClient()
  return useQuery<FairRound, ProblemError>({
    queryKey: ['arcade', 'fair-round', id],
    queryFn: async ({ signal }) => {
      const found = await call(fairRoundAt, { params: { id: id ?? '' } }, { signal })
      const { game, fairness } = found.round
      queries.setQueryData(configQuery(game, fairness.configVersion).queryKey, found.config)
      return found
    },
    enabled: id !== null,
  })
}

export type Verdict = {
  /** What this browser computes; null where it can't (no WebCrypto without TLS). */
  browser: Verification | null
  /** What the server computes; null when it can't be reached, which a verification doesn't need. */
  server: Verification | null
}

type Recompute = (claim: Claim, config: Config) => Promise<Verification | null>

/** The browser's own verdict waits no longer than this for the server's. */
const SERVER_WAIT_MS = 10_000

/** True where the server has said nothing about the claim itself. */
const isSilence = (problem: unknown): boolean =>
  !(problem instanceof ProblemError) || problem.status === 0 || problem.status === 429 || problem.status >= 500

/**
 * Verifies a claimed round: by `recompute` here, with the published figures, and beside it by the server. Without a
 * connection the first one stands alone, provided that the figures were fetched before.
 */
export function useVerify(recompute: Recompute) {
  const queries = useQueryClient()
  return useMutation<Verdict, ProblemError, Claim>({
    networkMode: 'always',
    mutationFn: async (claim) => {
      const config = await queries.ensureQueryData(configQuery(claim.game, claim.configVersion))
      const browser = await recompute(claim, config)
      const server = await call(
        verifyAt,
        { body: claim },
        browser ? { signal: AbortSignal.timeout(SERVER_WAIT_MS) } : {},
      ).catch((problem: unknown) => {
        if (browser !== null && isSilence(problem)) return null
        throw problem
      })
      return { browser, server }
    },
    onSuccess: ({ browser, server }, { roundId }) => {
      if (browser && server && roundId) noteVerified(roundId)
    },
  })
}
