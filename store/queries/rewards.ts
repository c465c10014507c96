import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '@/lib/platform/http/call'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import { addressOf } from '@/lib/platform/kernel/address'
import type { listCatalog, Reward } from '@/lib/rewards/catalogue/contract'
import type {
  getMyRedemption,
  listMyRedemptions,
  Redemption,
  RedemptionDetail,
  redeemReward,
} from '@/lib/rewards/redemptions/contract'
import { useWrite } from '../use-write'

const catalogueAt = addressOf<typeof listCatalog>({ method: 'GET', path: '/api/v1/rewards/catalog' })
const redeemAt = addressOf<typeof redeemReward>({ method: 'POST', path: '/api/v1/rewards/redeem', idempotent: true })
const redemptionsAt = addressOf<typeof listMyRedemptions>({ method: 'GET', path: '/api/v1/rewards/redemptions' })
const redemptionAt = addressOf<typeof getMyRedemption>({ method: 'GET', path: '/api/v1/rewards/redemptions/{id}' })

// Beneath `rewards`, so that word of a redemption makes them old.
const CATALOGUE = ['rewards', 'catalogue']
const PAGE_SIZE = 20
/** How often an open redemption is asked for where no stream tells of it. */
const ASK_AGAIN_MS = 10_000

/** What POINT can be exchanged for. */
export const useCatalogue = (first: { items: Reward[] }) =>
  useQuery<{ items: Reward[] }, ProblemError>({
    queryKey: CATALOGUE,
    queryFn: ({ signal }) => call(catalogueAt, {}, { signal }),
    initialData: first,
  })

/** Exchanges POINT for a reward; the catalogue is read anew, whatever came of it. */
export function useRedeem(onRedemption: (redemption: RedemptionDetail) => void) {
  const queries = useQueryClient()
  const reread = () => void queries.invalidateQueries({ queryKey: ['rewards'] })
  return useWrite(redeemAt, {
    onSuccess: ({ redemption }) => {
      reread()
      onRedemption(redemption)
    },
    onProblem: reread,
  })
}

type Page = { items: Redemption[]; nextCursor: string | null }

/** My redemptions, page by page. */
export const useRedemptions = (first: Page) =>
  useInfiniteQuery({
    queryKey: ['rewards', 'redemptions'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call(redemptionsAt, { query: { limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    initialData: { pages: [first], pageParams: [null] },
  })

const isOver = ({ state }: Redemption): boolean => state === 'DONE' || state === 'FAILED'

/**
 * One redemption: read anew at word from the stream, and now and then until it is over. Of what the page was drawn with
 * and what was read, the higher version is the later.
 */
export function useRedemption(first: RedemptionDetail) {
  const { data, error } = useQuery<RedemptionDetail, ProblemError>({
    queryKey: ['rewards', 'redemption', first.id],
    queryFn: ({ signal }) => call(redemptionAt, { params: { id: first.id } }, { signal }),
    initialData: first,
    // Word that came between the server's reading and this screen found nobody to hear it.
    ...(!isOver(first) && { initialDataUpdatedAt: 0 }),
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : ASK_AGAIN_MS),
  })
  return { redemption: first.version > data.version ? first : data, error }
}
