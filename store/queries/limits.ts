import { useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  acknowledgePlayNotice,
  getLimits,
  getPlayNotice,
  Limits,
  PlayNotice,
  pausePlay,
  updateLimits,
} from '@/lib/arcade/limits/contract'
import { call } from '@/lib/platform/http/call'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import { addressOf } from '@/lib/platform/kernel/address'
import { useWrite } from '../use-write'

const limitsAt = addressOf<typeof getLimits>({ method: 'GET', path: '/api/games/limits' })
const changeAt = addressOf<typeof updateLimits>({ method: 'PUT', path: '/api/games/limits' })
const pauseAt = addressOf<typeof pausePlay>({ method: 'POST', path: '/api/games/limits/pause', idempotent: true })
const noticeAt = addressOf<typeof getPlayNotice>({ method: 'GET', path: '/api/games/limits/notice' })
const ackAt = addressOf<typeof acknowledgePlayNotice>({ method: 'POST', path: '/api/games/limits/notice/ack' })

const LIMITS = ['limits', 'mine']
const NOTICE = ['limits', 'notice']

/** How long nothing is asked at most: a session may have begun on another device. */
const ASK_AFTER_MS = 5 * 60_000
/** How often a notice that is shown is asked about: it may have been read elsewhere. */
const ASK_SHOWN_MS = 60_000
const ASK_SOONEST_MS = 5_000

/** The member's limits with what today has used; begins with what the server drew the page with. */
export const useLimits = (first: Limits) =>
  useQuery<Limits, ProblemError>({
    queryKey: LIMITS,
    queryFn: ({ signal }) => call(limitsAt, {}, { signal }),
    initialData: first,
  })

/** Changes limits as they were when they were looked at. Changed meanwhile, they are read anew. */
export function useChangeLimits(version: number, onDone: () => void) {
  const queries = useQueryClient()
  return useWrite(changeAt, {
    ifMatch: String(version),
    isMine: false,
    onSuccess: (limits) => {
      queries.setQueryData(LIMITS, limits)
      onDone()
    },
    onProblem: ({ code }) => {
      if (code === 'PRECONDITION_FAILED') void queries.invalidateQueries({ queryKey: LIMITS })
    },
  })
}

/** Begins a break or makes it longer. */
export function usePausePlay(onDone: () => void) {
  const queries = useQueryClient()
  return useWrite(pauseAt, {
    isMine: false,
    onSuccess: (limits) => {
      queries.setQueryData(LIMITS, limits)
      onDone()
    },
  })
}

/** Milliseconds until it is worth asking again, by the server's own clock. */
export function askAgainMs(notice: PlayNotice | undefined): number {
  if (notice?.isDue) return ASK_SHOWN_MS
  if (!notice?.dueAt) return ASK_AFTER_MS
  const leftMs = Date.parse(notice.dueAt) - Date.parse(notice.now)
  return Math.min(ASK_AFTER_MS, Math.max(ASK_SOONEST_MS, leftMs))
}

/** The hourly notice as the server has it, for all devices alike. */
export const usePlayNotice = () =>
  useQuery<PlayNotice, ProblemError>({
    queryKey: NOTICE,
    queryFn: ({ signal }) => call(noticeAt, {}, { signal }),
    refetchInterval: ({ state }) => askAgainMs(state.data),
  })

/** The notice has been read: it goes, here and on every other device. */
export function useAcknowledgeNotice() {
  const queries = useQueryClient()
  return useWrite(ackAt, { isMine: false, onSuccess: (notice) => queries.setQueryData(NOTICE, notice) })
}
