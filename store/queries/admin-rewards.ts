import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '@/lib/platform/http/call'
import { addressOf } from '@/lib/platform/kernel/address'
import type { InputOf } from '@/lib/platform/kernel/endpoint'
import type { Page } from '@/lib/platform/kernel/page'
import type { changeStock, createReward, listRewards, updateReward } from '@/lib/rewards/catalogue/contract'
import type {
  getRedemption,
  getRewardsCheck,
  listRedemptions,
  retryRedemption,
} from '@/lib/rewards/redemptions/contract'

const BASE = '/api/admin/rewards'
const rewards = addressOf<typeof listRewards>({ method: 'GET', path: BASE })
const redemptions = addressOf<typeof listRedemptions>({ method: 'GET', path: `${BASE}/redemptions` })
const redemption = addressOf<typeof getRedemption>({ method: 'GET', path: `${BASE}/redemptions/{id}` })
const check = addressOf<typeof getRewardsCheck>({ method: 'GET', path: `${BASE}/check` })

/** The console's writes, for `useWrite(…, { isMine: false })`. */
export const addReward = addressOf<typeof createReward>({ method: 'POST', path: BASE, idempotent: true })
export const editReward = addressOf<typeof updateReward>({ method: 'PATCH', path: `${BASE}/{id}`, idempotent: true })
export const moveStock = addressOf<typeof changeStock>({ method: 'POST', path: `${BASE}/{id}/stock`, idempotent: true })
export const retry = addressOf<typeof retryRedemption>({
  method: 'POST',
  path: `${BASE}/redemptions/{id}/retry`,
  idempotent: true,
})

const LOOK_AGAIN_MS = 5_000
const CALM_MS = 30_000

/** Under this lies everything that the console knows of rewards. */
export const rewardsKey = ['admin', 'rewards'] as const

const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: <T>(last: Page<T>) => last.nextCursor ?? undefined,
}

export const rewardsQuery = () =>
  infiniteQueryOptions({
    ...paged,
    queryKey: [...rewardsKey, 'list'],
    queryFn: ({ pageParam: cursor, signal }) => call(rewards, { query: { cursor, limit: 50 } }, { signal }),
    refetchInterval: CALM_MS,
  })

export type RedemptionFilter = Omit<NonNullable<InputOf<typeof listRedemptions>['query']>, 'cursor' | 'limit'>

export const redemptionsQuery = (filter: RedemptionFilter) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: [...rewardsKey, 'redemptions', filter],
    queryFn: ({ pageParam: cursor, signal }) => call(redemptions, { query: { ...filter, cursor } }, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  })

export const redemptionQuery = (id: string) =>
  queryOptions({
    queryKey: [...rewardsKey, 'redemption', id],
    queryFn: ({ signal }) => call(redemption, { params: { id } }, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  })

export const rewardsCheckQuery = () =>
  queryOptions({
    queryKey: [...rewardsKey, 'check'],
    queryFn: ({ signal }) => call(check, {}, { signal }),
    refetchInterval: CALM_MS,
  })
