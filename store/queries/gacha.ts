import { useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  ExchangeItem,
  exchangeShards,
  GachaCollection,
  GachaRound,
  GachaState,
  getGachaCollection,
  getGachaState,
  listExchange,
  pullGacha,
} from '@/lib/arcade/gacha/contract'
import { call } from '@/lib/platform/http/call'
import { addressOf } from '@/lib/platform/kernel/address'
import { useWrite } from '../use-write'

const pullAt = addressOf<typeof pullGacha>({ method: 'POST', path: '/api/games/gacha/pull', idempotent: true })
const stateAt = addressOf<typeof getGachaState>({ method: 'GET', path: '/api/games/gacha/state' })
const collectionAt = addressOf<typeof getGachaCollection>({ method: 'GET', path: '/api/games/gacha/collection' })
const offersAt = addressOf<typeof listExchange>({ method: 'GET', path: '/api/games/gacha/exchange' })
const exchangeAt = addressOf<typeof exchangeShards>({
  method: 'POST',
  path: '/api/games/gacha/exchange',
  idempotent: true,
})

const GACHA = ['arcade', 'gacha']
const STATE = [...GACHA, 'state']

/** One or ten pulls; `onRound` gets them decided, to be shown only. What follows from them is told at once or read anew. */
export function usePullGacha(onRound: (round: GachaRound) => void) {
  const queries = useQueryClient()
  return useWrite(pullAt, {
    onSuccess: ({ round, gacha }) => {
      onRound(round)
      queries.setQueryData<GachaState>(STATE, (state) => state && { ...state, ...gacha })
      void queries.invalidateQueries({ queryKey: GACHA })
    },
    onProblem: ({ code }) => {
      // Another price, or another guarantee: whatever it is, the screen has to say it before the next pull.
      if (code === 'CONFLICT') void queries.invalidateQueries({ queryKey: GACHA })
    },
  })
}

/** Where the member stands; begins with what the server drew the page with. */
export const useGachaState = (initialData: GachaState) =>
  useQuery({ queryKey: STATE, initialData, queryFn: ({ signal }) => call(stateAt, {}, { signal }) }).data

/** Every item and what the member has of it. */
export const useGachaCollection = (initialData: GachaCollection) =>
  useQuery({
    queryKey: [...GACHA, 'collection'],
    initialData,
    queryFn: ({ signal }) => call(collectionAt, {}, { signal }),
  }).data

/** What shards buy, and how many are left. */
export const useExchangeOffers = (initialData: { items: ExchangeItem[] }) =>
  useQuery({ queryKey: [...GACHA, 'offers'], initialData, queryFn: ({ signal }) => call(offersAt, {}, { signal }) })
    .data

/** Exchanges shards for one item. Whatever comes of it, stock and collection are read anew. */
export function useExchange() {
  const queries = useQueryClient()
  const reread = () => void queries.invalidateQueries({ queryKey: GACHA })
  return useWrite(exchangeAt, { onSuccess: reread, onProblem: reread })
}
