import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '@/lib/platform/http/call'
import { addressOf } from '@/lib/platform/kernel/address'
import type { Page } from '@/lib/platform/kernel/page'
import type { EodReport, getEodReport, triggerEod } from '@/lib/predictions/quotes/contract'
import type {
  declareClosure,
  listClosures,
  listMarketSessions,
  makeMarketSessions,
} from '@/lib/predictions/sessions/contract'
import type {
  correctSettlement,
  decideHeldCase,
  excuseSession,
  getSettlementDay,
  getSettlementReceipt,
  listHeldCases,
  startSettlement,
} from '@/lib/predictions/settlements/contract'
import type { listStocks, upsertStock } from '@/lib/predictions/universe/contract'

const BASE = '/api/admin/predictions'
const sessions = addressOf<typeof listMarketSessions>({ method: 'GET', path: `${BASE}/sessions` })
const closures = addressOf<typeof listClosures>({ method: 'GET', path: `${BASE}/closures` })
const stocks = addressOf<typeof listStocks>({ method: 'GET', path: `${BASE}/symbols` })
const held = addressOf<typeof listHeldCases>({ method: 'GET', path: `${BASE}/held` })
const day = addressOf<typeof getSettlementDay>({ method: 'GET', path: '/api/v1/settlements/{tradeDate}' })
const receipt = addressOf<typeof getSettlementReceipt>({
  method: 'GET',
  path: '/api/v1/settlements/{tradeDate}/{symbol}',
})
const eod = addressOf<typeof getEodReport>({ method: 'GET', path: `${BASE}/eod` })

/** The console's writes, for `useWrite(…, { isMine: false })`. */
export const makeSessions = addressOf<typeof makeMarketSessions>({
  method: 'POST',
  path: `${BASE}/sessions`,
  idempotent: true,
})
export const close = addressOf<typeof declareClosure>({ method: 'POST', path: `${BASE}/closures`, idempotent: true })
export const putStock = addressOf<typeof upsertStock>({ method: 'POST', path: `${BASE}/symbols`, idempotent: true })
export const fetchPrices = addressOf<typeof triggerEod>({ method: 'POST', path: `${BASE}/eod`, idempotent: true })
export const decide = addressOf<typeof decideHeldCase>({
  method: 'POST',
  path: `${BASE}/held/{tradeDate}/{symbol}`,
  idempotent: true,
})
export const correct = addressOf<typeof correctSettlement>({
  method: 'POST',
  path: `${BASE}/settlements/{tradeDate}/{symbol}/correct`,
  idempotent: true,
})
export const settle = addressOf<typeof startSettlement>({
  method: 'POST',
  path: `${BASE}/settlements/run`,
  idempotent: true,
})
export const excuse = addressOf<typeof excuseSession>({
  method: 'POST',
  path: `${BASE}/settlements/{tradeDate}/excuse`,
  idempotent: true,
})

const LOOK_AGAIN_MS = 10_000
const CALM_MS = 30_000

/** Under this lies everything that the console knows of the market. */
export const marketKey = ['admin', 'market'] as const

const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: <T>(last: Page<T>) => last.nextCursor ?? undefined,
}

export const sessionsQuery = () =>
  infiniteQueryOptions({
    ...paged,
    queryKey: [...marketKey, 'sessions'],
    queryFn: ({ pageParam: cursor, signal }) => call(sessions, { query: { cursor, limit: 20 } }, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  })

export const closuresQuery = () =>
  infiniteQueryOptions({
    ...paged,
    queryKey: [...marketKey, 'closures'],
    queryFn: ({ pageParam: cursor, signal }) => call(closures, { query: { cursor } }, { signal }),
  })

export const stocksQuery = () =>
  queryOptions({
    queryKey: [...marketKey, 'symbols'],
    queryFn: ({ signal }) => call(stocks, {}, { signal }),
  })

/** Everything about the prices of a day; further pages bring only more of the log. '' is the last day that is due. */
export const pricesQuery = (tradeDate: string) =>
  infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ fetches }: EodReport) => fetches.nextCursor ?? undefined,
    queryKey: [...marketKey, 'prices', tradeDate],
    queryFn: ({ pageParam: cursor, signal }) =>
      call(eod, { query: { cursor, limit: 100, ...(tradeDate && { tradeDate }) } }, { signal }),
    refetchInterval: CALM_MS,
  })

export const heldQuery = () =>
  queryOptions({
    queryKey: [...marketKey, 'held'],
    queryFn: ({ signal }) => call(held, {}, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  })

export const settlementDayQuery = (tradeDate: string) =>
  queryOptions({
    queryKey: [...marketKey, 'settlement', tradeDate],
    queryFn: ({ signal }) => call(day, { params: { tradeDate } }, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  })

export const settlementReceiptQuery = (tradeDate: string, symbol: string) =>
  queryOptions({
    queryKey: [...marketKey, 'settlement', tradeDate, symbol],
    queryFn: ({ signal }) => call(receipt, { params: { tradeDate, symbol } }, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  })
