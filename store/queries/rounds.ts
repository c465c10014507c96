import { useInfiniteQuery } from '@tanstack/react-query'
import type { listRounds, Round } from '@/lib/arcade/rounds/contract'
import type { Game } from '@/lib/arcade/stats/contract'
import { call } from '@/lib/platform/http/call'
import { addressOf } from '@/lib/platform/kernel/address'
import type { Page } from '@/lib/platform/kernel/page'

const roundsAt = addressOf<typeof listRounds>({ method: 'GET', path: '/api/games/rounds' })

const PAGE_SIZE = 20

/**
 * The member's rounds, of one game or of all, newest first, page by page; begins with what the server drew the page with.
 */
export const useRounds = (game: Game | null, first: Page<Round>) =>
  useInfiniteQuery({
    queryKey: ['arcade', 'rounds', game],
    initialPageParam: null as string | null,
    initialData: { pages: [first], pageParams: [null] },
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: PAGE_SIZE, ...(game && { game }), ...(pageParam && { cursor: pageParam }) }
      return call(roundsAt, { query }, { signal })
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
