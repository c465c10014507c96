import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { completeOnboarding, updateMe, updateOnboarding, updateSettings } from '@/lib/identity/members/contract'
import type { listSessions, revokeSession } from '@/lib/identity/sessions/contract'
import { call } from '@/lib/platform/http/call'
import { addressOf } from '@/lib/platform/kernel/address'
import { mergeProfile } from '../moa-store'
import { useWrite } from '../use-write'

const sessionsAt = addressOf<typeof listSessions>({ method: 'GET', path: '/api/auth/sessions' })
const sessionAt = addressOf<typeof revokeSession>({ method: 'DELETE', path: '/api/auth/sessions/{id}' })
const meAt = addressOf<typeof updateMe>({ method: 'PUT', path: '/api/auth/me' })
const settingsAt = addressOf<typeof updateSettings>({ method: 'PUT', path: '/api/users/me/settings' })
const onboardingAt = addressOf<typeof updateOnboarding>({ method: 'PUT', path: '/api/users/me/onboarding' })
const onboardingDoneAt = addressOf<typeof completeOnboarding>({
  method: 'POST',
  path: '/api/users/me/onboarding/complete',
  idempotent: true,
})

const SESSIONS = ['identity', 'sessions']

/** Where the member is signed in, newest first, page by page. */
export const useSessions = () =>
  useInfiniteQuery({
    queryKey: SESSIONS,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => call(sessionsAt, { query: pageParam ? { cursor: pageParam } : {} }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

/** Ends one of the member's sessions; `onDone` comes after the list is known to be old. */
export function useRevokeSession(onDone: () => void) {
  const queries = useQueryClient()
  return useWrite(sessionAt, {
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: SESSIONS })
      onDone()
    },
  })
}

/** Changes the nickname. */
export const useRename = () => useWrite(meAt, { onSuccess: mergeProfile })

/** Changes settings; those left out stay. */
export const useUpdateSettings = (onDone: () => void) => useWrite(settingsAt, { onSuccess: onDone })

/** Keeps the place in the tutorial. */
export const useUpdateOnboarding = () => useWrite(onboardingAt)

/** Ends the tutorial; its reward comes with it. */
export const useCompleteOnboarding = (onDone: () => void) => useWrite(onboardingDoneAt, { onSuccess: onDone })
