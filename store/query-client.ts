import { QueryClient } from '@tanstack/react-query'
import type { StreamEvent } from './realtime/stream-client'

const FRESH_MS = 30_000

/** Retries live in `call`, so TanStack makes none; being offline is an error to show, not a pause to wait through. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: { queries: { retry: false, networkMode: 'always', staleTime: FRESH_MS } },
  })

/** Lists that an event makes old, by the first part of their key: the context that owns them. */
export function contextsTouchedBy({ type, data }: StreamEvent): string[] {
  // A finished round may make today a day of the play streak.
  if (type === 'game_update') return ['arcade', 'engagement']
  if (type === 'streak_update') return ['engagement']
  if (type === 'limits_update') return ['limits']
  if (type === 'settlement_update' || type === 'event_update') return ['predictions']
  if (type === 'reservation_update') return ['rewards']
  if (type === 'session_update') return ['identity']
  if (type !== 'profile_update') return []
  return 'balances' in data ? ['ledger'] : ['identity']
}
