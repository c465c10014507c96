import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { getGoldFlow } from '@/lib/arcade/flow/contract'
import type { freezeGame, getGameRecord, listGameRecords, unfreezeGame } from '@/lib/arcade/freezes/contract'
import type { getRoundRecord, listAllRounds, verifyRecordedRound } from '@/lib/arcade/inspection/contract'
import type { Game } from '@/lib/arcade/stats/contract'
import { call } from '@/lib/platform/http/call'
import { addressOf } from '@/lib/platform/kernel/address'
import type { InputOf } from '@/lib/platform/kernel/endpoint'
import type { Page } from '@/lib/platform/kernel/page'

const GAME = '/api/admin/games/{game}'
const games = addressOf<typeof listGameRecords>({ method: 'GET', path: '/api/admin/games' })
const game = addressOf<typeof getGameRecord>({ method: 'GET', path: GAME })
const flow = addressOf<typeof getGoldFlow>({ method: 'GET', path: '/api/admin/games/flow' })
const rounds = addressOf<typeof listAllRounds>({ method: 'GET', path: '/api/admin/rounds' })
const round = addressOf<typeof getRoundRecord>({ method: 'GET', path: '/api/admin/rounds/{id}' })
const verdict = addressOf<typeof verifyRecordedRound>({ method: 'GET', path: '/api/admin/rounds/{id}/verification' })

export const freeze = addressOf<typeof freezeGame>({ method: 'POST', path: `${GAME}/freeze`, idempotent: true })
export const unfreeze = addressOf<typeof unfreezeGame>({ method: 'POST', path: `${GAME}/unfreeze`, idempotent: true })

const LOOK_AGAIN_MS = 5_000
const CALM_MS = 30_000

/** Under this lies everything that the console knows of games. */
export const gamesKey = ['admin', 'games'] as const

export const gamesQuery = () =>
  queryOptions({
    queryKey: [...gamesKey, 'list'],
    queryFn: ({ signal }) => call(games, {}, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  })

export const gameQuery = (name: Game) =>
  queryOptions({
    queryKey: [...gamesKey, 'game', name],
    queryFn: ({ signal }) => call(game, { params: { game: name } }, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  })

export const flowQuery = (days: number) =>
  queryOptions({
    queryKey: [...gamesKey, 'flow', days],
    queryFn: ({ signal }) => call(flow, { query: { days } }, { signal }),
    refetchInterval: CALM_MS,
  })

export type RoundFilter = Omit<NonNullable<InputOf<typeof listAllRounds>['query']>, 'cursor' | 'limit'>

export const allRoundsQuery = (filter: RoundFilter) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'rounds', filter],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: <T>(last: Page<T>) => last.nextCursor ?? undefined,
    queryFn: ({ pageParam: cursor, signal }) => call(rounds, { query: { ...filter, cursor, limit: 50 } }, { signal }),
  })

/** A round never changes, but its server seed may be revealed. */
export const roundRecordQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'rounds', 'one', id],
    queryFn: ({ signal }) => call(round, { params: { id } }, { signal }),
    refetchInterval: CALM_MS,
  })

/** Asked for by a press of a button, each time anew. */
export const verdictQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'rounds', 'verdict', id],
    queryFn: ({ signal }) => call(verdict, { params: { id } }, { signal }),
    enabled: false,
    gcTime: 0,
  })
