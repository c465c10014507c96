import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { getMemberLimits, Limits, lowerMemberLimits, pauseMember } from '@/lib/arcade/limits/contract'
import { call } from '@/lib/platform/http/call'
import { addressOf } from '@/lib/platform/kernel/address'
import { useWrite } from '../use-write'
import { memberKey } from './admin'

const LIMITS = '/api/admin/users/{id}/limits'
const limitsAt = addressOf<typeof getMemberLimits>({ method: 'GET', path: LIMITS })
const lowerAt = addressOf<typeof lowerMemberLimits>({ method: 'PUT', path: LIMITS, idempotent: true })
const pauseAt = addressOf<typeof pauseMember>({ method: 'POST', path: `${LIMITS}/pause`, idempotent: true })

const CALM_MS = 15_000

/** What a member has set for themselves. */
export const memberLimitsQuery = (id: string) =>
  queryOptions({
    queryKey: [...memberKey(id), 'limits'],
    queryFn: ({ signal }) => call(limitsAt, { params: { id } }, { signal }),
    refetchInterval: CALM_MS,
  })

/** Lowers a member's limit, as the limits were when they were looked at. */
export function useLowerLimits(id: string, version: number, onDone: () => void) {
  const queries = useQueryClient()
  const { queryKey } = memberLimitsQuery(id)
  return useWrite(lowerAt, {
    isMine: false,
    ifMatch: String(version),
    onSuccess: (limits: Limits) => {
      queries.setQueryData(queryKey, limits)
      onDone()
    },
    onProblem: ({ code }) => {
      if (code === 'PRECONDITION_FAILED') void queries.invalidateQueries({ queryKey })
    },
  })
}

/** Begins or lengthens a member's break. */
export function usePauseMember(id: string, onDone: () => void) {
  const queries = useQueryClient()
  return useWrite(pauseAt, {
    isMine: false,
    onSuccess: (limits: Limits) => {
      queries.setQueryData(memberLimitsQuery(id).queryKey, limits)
      onDone()
    },
  })
}
