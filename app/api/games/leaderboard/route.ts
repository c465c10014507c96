import { getLeaderboard as contract } from '@/lib/arcade/leaderboards/contract'
import { getLeaderboard } from '@/lib/arcade/leaderboards/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(contract, ({ caller, query }) => getLeaderboard({ memberId: caller.memberId, ...query })),
)
