import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { call } from '@/lib/platform/http/call'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import { addressOf } from '@/lib/platform/kernel/address'
import type { AdIntent, completeSandboxAd, getAdStatus, intendAd } from '@/lib/predictions/ads/contract'
import type {
  cancelPick,
  changePick,
  createPick,
  getMyDay,
  listPicks,
  MyDay,
  PickReceipt,
} from '@/lib/predictions/picks/contract'
import type { getTodaySession, Today } from '@/lib/predictions/sessions/contract'
import type {
  getSettlementDay,
  getSettlementReceipt,
  SettlementDay,
  SettlementReceipt,
} from '@/lib/predictions/settlements/contract'
import type { getSkill, Skill } from '@/lib/predictions/skill/contract'
import type { getOxStreak, OxStreak } from '@/lib/predictions/streaks/contract'
import { useWrite } from '../use-write'

const todayAt = addressOf<typeof getTodaySession>({ method: 'GET', path: '/api/v1/session/today' })
const myDayAt = addressOf<typeof getMyDay>({ method: 'GET', path: '/api/v1/predictions/today' })
const picksAt = addressOf<typeof listPicks>({ method: 'GET', path: '/api/v1/predictions' })
const createAt = addressOf<typeof createPick>({
  method: 'POST',
  path: '/api/v1/predictions/{symbol}',
  idempotent: true,
})
const changeAt = addressOf<typeof changePick>({
  method: 'PATCH',
  path: '/api/v1/predictions/{symbol}',
  idempotent: true,
})
const cancelAt = addressOf<typeof cancelPick>({
  method: 'DELETE',
  path: '/api/v1/predictions/{symbol}',
  idempotent: true,
})
const adStatusAt = addressOf<typeof getAdStatus>({ method: 'GET', path: '/api/v1/ads/status' })
const intentAt = addressOf<typeof intendAd>({ method: 'POST', path: '/api/v1/ads/intent', idempotent: true })
const sandboxAt = addressOf<typeof completeSandboxAd>({
  method: 'POST',
  path: '/api/v1/ads/sandbox/complete',
  idempotent: true,
})

const dayAt = addressOf<typeof getSettlementDay>({ method: 'GET', path: '/api/v1/settlements/{tradeDate}' })
const receiptAt = addressOf<typeof getSettlementReceipt>({
  method: 'GET',
  path: '/api/v1/settlements/{tradeDate}/{symbol}',
})
const skillAt = addressOf<typeof getSkill>({ method: 'GET', path: '/api/v1/ox/skill' })
const streakAt = addressOf<typeof getOxStreak>({ method: 'GET', path: '/api/v1/ox/streak' })

const OX = ['predictions']
const TODAY = [...OX, 'today']
const ADS = [...OX, 'ads']
const myDayOf = (tradeDate: string) => [...OX, 'my-day', tradeDate]
const PAGE_SIZE = 30
/** The server's clock and phase are asked for at least this often; at the instants that they name, right then. */
const TODAY_EVERY_MS = 60_000
const RESULTS_EVERY_MS = 15_000

const isAwaited = (phase: string | undefined) => phase === 'EOD_WAIT' || phase === 'SETTLING'

/** The session to look at now, and the server's clock. Read again on arrival: a kept page carries an old clock. */
export const useToday = (first: Today) =>
  useQuery<Today, ProblemError>({
    queryKey: TODAY,
    queryFn: ({ signal }) => call(todayAt, {}, { signal }),
    initialData: first,
    refetchOnMount: 'always',
    refetchInterval: ({ state: { data } }) =>
      isAwaited(data?.phase) || isAwaited(data?.previous?.phase) ? RESULTS_EVERY_MS : TODAY_EVERY_MS,
  })

/** My picks and slots of a session. */
export const useMyDay = (tradeDate: string, first: MyDay | null) =>
  useQuery<MyDay, ProblemError>({
    queryKey: myDayOf(tradeDate),
    queryFn: ({ signal }) => call(myDayAt, { query: { tradeDate } }, { signal }),
    ...(first?.tradeDate === tradeDate && { initialData: first }),
  })

/** Whether an ad can open a slot now. */
export const useAdStatus = () =>
  useQuery({ queryKey: ADS, queryFn: ({ signal }) => call(adStatusAt, {}, { signal }), refetchOnMount: 'always' })

/** Reads everything about O/X again: an instant has passed, or a write was refused. */
export function useReadOxAgain(): () => void {
  const queries = useQueryClient()
  return useCallback(() => void queries.invalidateQueries({ queryKey: OX }), [queries])
}

/** The day with what a write answered, unless something newer is known already. */
function withReceipt(day: MyDay | undefined, { pick, slots, version }: PickReceipt): MyDay | undefined {
  if (!day || version < day.version) return day
  const others = day.picks.filter(({ symbol }) => symbol !== pick.symbol)
  return { ...day, slots, version, picks: pick.state === 'CANCELLED' ? others : [...others, pick] }
}

/** The three writes of one pick. What they answer is shown at once; a refusal lets the day be read anew. */
export function usePickWrites(onDone: () => void) {
  const queries = useQueryClient()
  const readAgain = useReadOxAgain()
  const onSuccess = (receipt: PickReceipt) => {
    queries.setQueryData<MyDay>(myDayOf(receipt.pick.tradeDate), (day) => withReceipt(day, receipt))
    void queries.invalidateQueries({ queryKey: [...OX, 'picks'] })
    onDone()
  }
  const options = { onSuccess, onProblem: readAgain }
  return {
    create: useWrite(createAt, options),
    change: useWrite(changeAt, options),
    cancel: useWrite(cancelAt, options),
  }
}

/** Says that an ad is about to be watched; `onIntent` gets the ad. */
export function useAdIntent(onIntent: (intent: AdIntent) => void) {
  const readAgain = useReadOxAgain()
  return useWrite(intentAt, { onSuccess: onIntent, onProblem: readAgain })
}

/** Finishes the sandbox's ad; the slot is shown at once. */
export function useSandboxAd() {
  const readAgain = useReadOxAgain()
  return useWrite(sandboxAt, { onSuccess: readAgain, onProblem: readAgain })
}

export type PicksView = { state: 'OPEN' | 'WON' | 'LOST' | 'VOID' | null }

/** My picks with what became of them, newest day first, page by page. */
export const usePicks = ({ state }: PicksView) =>
  useInfiniteQuery({
    queryKey: [...OX, 'picks', state],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: PAGE_SIZE, ...(state && { state }), ...(pageParam && { cursor: pageParam }) }
      return call(picksAt, { query }, { signal })
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (earlier) => earlier,
  })

/** Results of a session; asked for again while some are still to come. */
export const useResults = (tradeDate: string) =>
  useQuery<SettlementDay, ProblemError>({
    queryKey: [...OX, 'results', tradeDate],
    queryFn: ({ signal }) => call(dayAt, { params: { tradeDate } }, { signal }),
    refetchInterval: ({ state: { data } }) => (data && data.state !== 'SETTLED' ? RESULTS_EVERY_MS : false),
  })

/** How one symbol of a session was decided. */
export const useReceipt = (tradeDate: string, symbol: string) =>
  useQuery<SettlementReceipt, ProblemError>({
    queryKey: [...OX, 'receipt', tradeDate, symbol],
    queryFn: ({ signal }) => call(receiptAt, { params: { tradeDate, symbol } }, { signal }),
  })

/** My hit rate with its interval, as the skill screen tells it. */
export const useHitRate = () =>
  useQuery<Skill, ProblemError>({
    queryKey: [...OX, 'hit-rate'],
    queryFn: ({ signal }) => call(skillAt, {}, { signal }),
  })

/** My streaks by trading session. */
export const useOxStreak = () =>
  useQuery<OxStreak, ProblemError>({
    queryKey: [...OX, 'streak'],
    queryFn: ({ signal }) => call(streakAt, {}, { signal }),
  })
