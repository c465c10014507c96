import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AchievementList, claimAchievement, listAchievements } from '@/lib/arcade/achievements/contract'
import type { logAction } from '@/lib/arcade/actions/contract'
import type { chooseBoard, getLeaderboard, Leaderboard, Measure } from '@/lib/arcade/leaderboards/contract'
import type { Period } from '@/lib/arcade/periods/contract'
import type { getStatsOf, PeriodStats } from '@/lib/arcade/stats/by-period/contract'
import type { Game } from '@/lib/arcade/stats/contract'
import { call } from '@/lib/platform/http/call'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import { addressOf } from '@/lib/platform/kernel/address'
import { useWrite } from '../use-write'

const statsAt = addressOf<typeof getStatsOf>({ method: 'GET', path: '/api/games/stats/{user}' })
const achievementsAt = addressOf<typeof listAchievements>({ method: 'GET', path: '/api/games/achievements/{id}' })
const claimAt = addressOf<typeof claimAchievement>({
  method: 'POST',
  path: '/api/games/achievements/{id}/claim',
  idempotent: true,
})
const boardAt = addressOf<typeof getLeaderboard>({ method: 'GET', path: '/api/games/leaderboard' })
const choiceAt = addressOf<typeof chooseBoard>({ method: 'PUT', path: '/api/games/leaderboard/choice' })
const actionAt = addressOf<typeof logAction>({ method: 'POST', path: '/api/actions' })

// Beneath `arcade`, so that a finished round makes them old.
const ACHIEVEMENTS = ['arcade', 'achievements']
const BOARD = ['arcade', 'leaderboard']
const PAGE_SIZE = 20

export type StatsView = { period: Period; game: Game | null }

/** The member's figures in a period; begins with those that the page was drawn with, where they are the ones asked for. */
export const usePeriodStats = (memberId: string, { period, game }: StatsView, first: PeriodStats) =>
  useQuery<PeriodStats, ProblemError>({
    queryKey: ['arcade', 'period-stats', memberId, period, game],
    queryFn: ({ signal }) =>
      call(statsAt, { params: { user: memberId }, query: { period, ...(game && { game_type: game }) } }, { signal }),
    ...(first.period === period && first.gameType === game && { initialData: first }),
    placeholderData: (earlier) => earlier,
  })

/** Every achievement with the member's progress. */
export const useAchievements = (first: AchievementList) =>
  useQuery<AchievementList, ProblemError>({
    queryKey: [...ACHIEVEMENTS, first.memberId],
    queryFn: ({ signal }) => call(achievementsAt, { params: { id: first.memberId } }, { signal }),
    initialData: first,
  })

/** Claims one reward; the list is read anew, whatever came of it. */
export function useClaim() {
  const queries = useQueryClient()
  const reread = () => void queries.invalidateQueries({ queryKey: ACHIEVEMENTS })
  return useWrite(claimAt, { onSuccess: reread, onProblem: reread })
}

export type BoardView = { period: Period; measure: Measure; game: Game | null }

/** A leaderboard, page by page. */
export const useLeaderboard = ({ period, measure, game }: BoardView, first: Leaderboard) =>
  useInfiniteQuery({
    queryKey: [...BOARD, period, measure, game],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = {
        limit: PAGE_SIZE,
        period,
        measure,
        ...(game && { game }),
        ...(pageParam && { cursor: pageParam }),
      }
      return call(boardAt, { query }, { signal })
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
    ...(first.period === period &&
      first.measure === measure &&
      first.game === game && { initialData: { pages: [first], pageParams: [null] } }),
    placeholderData: (earlier) => earlier,
  })

/** Be on leaderboards, or not; every board is read anew. */
export function useChooseBoard() {
  const queries = useQueryClient()
  return useWrite(choiceAt, { onSuccess: () => void queries.invalidateQueries({ queryKey: BOARD }) })
}

/**
 * Tells that this browser has recomputed a round, for the achievement of it. Whether that arrives is nobody's concern: the
 * verdict needs no connection.
 */
export function noteVerified(roundId: string): void {
  call(actionAt, { body: { action: 'VERIFY_ROUND', data: { roundId } } }).catch(() => {})
}
