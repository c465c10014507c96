import { useInfiniteQuery } from '@tanstack/react-query'
import type { listBalanceHistory } from '@/lib/ledger/contract'
import { call } from '@/lib/platform/http/call'
import { addressOf } from '@/lib/platform/kernel/address'

const historyAt = addressOf<typeof listBalanceHistory>({ method: 'GET', path: '/api/users/balance/history' })
const PAGE_SIZE = 30

/** What changed the member's balances, newest first, page by page; of one asset, or of all. */
export const useHistory = (asset: string | null) =>
  useInfiniteQuery({
    queryKey: ['ledger', 'history', asset],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: PAGE_SIZE, ...(asset && { asset }), ...(pageParam && { cursor: pageParam }) }
      return call(historyAt, { query }, { signal })
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
