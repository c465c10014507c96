import { type QueryCacheNotifyEvent, QueryClient } from '@tanstack/react-query'
import type { StreamEvent } from './realtime/stream-client'

const FRESH_MS = 30_000
/** A page that is drawn on the server is on the screen by then. */
const DRAWN_WITHIN_MS = 10_000

/** Retries live in `call`, so TanStack makes none; being offline is an error to show, not a pause to wait through. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: { queries: { retry: false, networkMode: 'always', staleTime: FRESH_MS } },
  })

/** Lists that an event makes old, by the first part of their key: the context that owns them. */
function contextsTouchedBy({ type, data }: StreamEvent): string[] {
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

type Freshness = {
  /** Something has happened: what it makes old is read again. */
  touch: (event: StreamEvent) => void
  end: () => void
}

/**
 * Keeps what was read no older than the events. What a page was drawn with was read before the page arrived: a list that
 * first appears shortly after an event may have missed it, so it is read again too.
 */
export function keepFresh(queries: QueryClient): Freshness {
  const touchedAt = new Map<unknown, number>()
  const isSuspect = ({ type, query }: QueryCacheNotifyEvent) =>
    type === 'added' &&
    query.state.data !== undefined &&
    Date.now() - (touchedAt.get(query.queryKey[0]) ?? Number.NEGATIVE_INFINITY) < DRAWN_WITHIN_MS
  const end = queries.getQueryCache().subscribe((notice) => {
    if (isSuspect(notice)) notice.query.invalidate()
  })
  const touch = (event: StreamEvent) => {
    for (const context of contextsTouchedBy(event)) {
      touchedAt.set(context, Date.now())
      void queries.invalidateQueries({ queryKey: [context] })
    }
  }
  return { touch, end }
}
