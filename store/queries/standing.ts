import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '@/lib/platform/http/call'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import { addressOf } from '@/lib/platform/kernel/address'
import type { getLeague, joinLeague, League, leaveLeague } from '@/lib/predictions/leagues/contract'
import type {
  answerPracticeDay,
  getPracticeDay,
  PracticeDay,
  PracticeOutcome,
} from '@/lib/predictions/practice/contract'
import type { getSkill, Skill } from '@/lib/predictions/skill/contract'
import { useWrite } from '../use-write'

const skillAt = addressOf<typeof getSkill>({ method: 'GET', path: '/api/v1/ox/skill' })
const leagueAt = addressOf<typeof getLeague>({ method: 'GET', path: '/api/v1/ox/league' })
const joinAt = addressOf<typeof joinLeague>({ method: 'POST', path: '/api/v1/ox/league/join', idempotent: true })
const leaveAt = addressOf<typeof leaveLeague>({ method: 'POST', path: '/api/v1/ox/league/leave', idempotent: true })
const practiceAt = addressOf<typeof getPracticeDay>({ method: 'GET', path: '/api/v1/ox/practice' })
const answerAt = addressOf<typeof answerPracticeDay>({ method: 'POST', path: '/api/v1/ox/practice/{dayToken}' })

// Beneath `predictions`, so that a settlement makes them old.
const LEAGUE = ['predictions', 'league']

/** What my decided picks say of skill. */
export const useSkill = (first: Skill) =>
  useQuery<Skill, ProblemError>({
    queryKey: ['predictions', 'skill'],
    queryFn: ({ signal }) => call(skillAt, {}, { signal }),
    initialData: first,
  })

/** My table of a week; the one before stays in sight while it is read. */
export const useLeague = (week: string, first: League) =>
  useQuery<League, ProblemError>({
    queryKey: [...LEAGUE, week],
    queryFn: ({ signal }) => call(leagueAt, { query: { week } }, { signal }),
    ...(first.week === week && { initialData: first }),
    placeholderData: (earlier) => earlier,
  })

function useReadLeagueAgain() {
  const queries = useQueryClient()
  return () => void queries.invalidateQueries({ queryKey: LEAGUE })
}

/** Take part, with a seat in the week that runs. */
export const useJoinLeague = () => useWrite(joinAt, { onSuccess: useReadLeagueAgain() })

/** Take part no more. */
export const useLeaveLeague = () => useWrite(leaveAt, { onSuccess: useReadLeagueAgain() })

/** Another hidden day. */
export const useDrawDay = (onDay: (day: PracticeDay) => void) =>
  useMutation<PracticeDay, ProblemError, void>({
    networkMode: 'always',
    mutationFn: () => call(practiceAt, {}),
    onSuccess: onDay,
  })

/** O or X for a hidden day. */
export const useAnswerDay = (onOutcome: (outcome: PracticeOutcome) => void) =>
  useMutation<PracticeOutcome, ProblemError, { dayToken: string; side: PracticeOutcome['side'] }>({
    networkMode: 'always',
    mutationFn: ({ dayToken, side }) => call(answerAt, { params: { dayToken }, body: { side } }),
    onSuccess: onOutcome,
  })
