import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type {
  claimStreak,
  getStreakCalendar,
  getStreakPreview,
  getStreakStatus,
  StreakCalendar,
  StreakPreview,
  StreakReceipt,
  StreakStatus,
  setStreakProtection,
  tickStreak,
} from '@/lib/engagement/streaks/contract'
import { call } from '@/lib/platform/http/call'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import { addressOf } from '@/lib/platform/kernel/address'
import { showsItself } from '../realtime/news'
import { useWrite } from '../use-write'

const statusAt = addressOf<typeof getStreakStatus>({ method: 'GET', path: '/api/streak/status' })
const previewAt = addressOf<typeof getStreakPreview>({ method: 'GET', path: '/api/streak/preview' })
const calendarAt = addressOf<typeof getStreakCalendar>({ method: 'GET', path: '/api/streak/calendar' })
const claimAt = addressOf<typeof claimStreak>({ method: 'POST', path: '/api/streak/claim', idempotent: true })
const tickAt = addressOf<typeof tickStreak>({ method: 'POST', path: '/api/streak/tick' })
const protectionAt = addressOf<typeof setStreakProtection>({ method: 'PUT', path: '/api/streak/protection' })

const ENGAGEMENT = ['engagement']
const STATUS = ['engagement', 'status']

/** Where my streaks stand; begins with what the server drew the page with. */
export const useStreakStatus = (first: StreakStatus) =>
  useQuery<StreakStatus, ProblemError>({
    queryKey: STATUS,
    queryFn: ({ signal }) => call(statusAt, {}, { signal }),
    initialData: first,
  })

/** What the coming days pay. */
export const useStreakPreview = (first: StreakPreview) =>
  useQuery<StreakPreview, ProblemError>({
    queryKey: ['engagement', 'preview'],
    queryFn: ({ signal }) => call(previewAt, {}, { signal }),
    initialData: first,
  })

/** One month; the one before stays in sight while it is read. */
export const useStreakCalendar = (month: string, first: StreakCalendar) =>
  useQuery<StreakCalendar, ProblemError>({
    queryKey: ['engagement', 'calendar', month],
    queryFn: ({ signal }) => call(calendarAt, { query: { month } }, { signal }),
    ...(month === first.month ? { initialData: first } : { placeholderData: keepPreviousData }),
  })

/** Reads everything about streaks again: a day has ended, or a fact has come. */
export function useReadStreaksAgain(): () => void {
  const queries = useQueryClient()
  return useCallback(() => void queries.invalidateQueries({ queryKey: ENGAGEMENT }), [queries])
}

/** Takes the state that a write answered; readings under way may be older and are given up. */
function useTake(): (status: StreakStatus) => Promise<void> {
  const queries = useQueryClient()
  return async (status) => {
    await queries.cancelQueries({ queryKey: ENGAGEMENT })
    queries.setQueryData(STATUS, status)
    const isOther = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[1] !== 'status'
    void queries.invalidateQueries({ queryKey: ENGAGEMENT, predicate: isOther })
  }
}

/** Takes today's reward; `onReceipt` gets the receipt, also when another device was first. */
export function useClaim(onReceipt: (receipt: StreakReceipt) => void) {
  const take = useTake()
  return useWrite(claimAt, {
    onSuccess: (receipt) => {
      showsItself(receipt.claim.transferId)
      void take(receipt.status)
      onReceipt(receipt)
    },
  })
}

/** Notes that the member is here today. Its answer may come after a claim's and know less, so the state is read again. */
export function useTick() {
  const readAgain = useReadStreaksAgain()
  return useMutation<StreakStatus, ProblemError>({
    networkMode: 'always',
    mutationFn: () => call(tickAt, {}),
    onSuccess: readAgain,
  })
}

/** Protections in use or not, from today on. */
export function useProtection() {
  const take = useTake()
  return useMutation<StreakStatus, ProblemError, boolean>({
    networkMode: 'always',
    mutationFn: (isOn) => call(protectionAt, { body: { isOn } }),
    onSuccess: take,
  })
}
