import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { correctStreak, getMemberStreak } from '@/lib/engagement/corrections/contract'
import type { declareOutage, listOutages, Outage, withdrawOutage } from '@/lib/engagement/outages/contract'
import { call } from '@/lib/platform/http/call'
import { addressOf } from '@/lib/platform/kernel/address'
import type { Page } from '@/lib/platform/kernel/page'

const OUTAGES = '/api/admin/streaks/outages'
const STREAK = '/api/admin/users/{id}/streak'
const outages = addressOf<typeof listOutages>({ method: 'GET', path: OUTAGES })
const memberStreak = addressOf<typeof getMemberStreak>({ method: 'GET', path: STREAK })

export const declare = addressOf<typeof declareOutage>({ method: 'POST', path: OUTAGES, idempotent: true })
export const withdraw = addressOf<typeof withdrawOutage>({
  method: 'POST',
  path: `${OUTAGES}/{id}/withdraw`,
  idempotent: true,
})
export const correct = addressOf<typeof correctStreak>({ method: 'POST', path: STREAK, idempotent: true })

export const STREAKS_KEY = ['admin', 'streaks'] as const

export const outagesQuery = () =>
  infiniteQueryOptions({
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page<Outage>) => last.nextCursor ?? undefined,
    queryKey: [...STREAKS_KEY, 'outages'],
    queryFn: ({ pageParam: cursor, signal }) => call(outages, { query: { cursor } }, { signal }),
  })

export const memberStreakQuery = (id: string) =>
  queryOptions({
    queryKey: [...STREAKS_KEY, 'member', id],
    queryFn: ({ signal }) => call(memberStreak, { params: { id } }, { signal }),
  })
