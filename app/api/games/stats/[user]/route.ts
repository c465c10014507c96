import { admitReader } from '@/lib/arcade/readers/reads'
import { getStatsOf } from '@/lib/arcade/stats/by-period/contract'
import { getPeriodStats } from '@/lib/arcade/stats/by-period/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getStatsOf, async ({ caller, params, query: { period, game_type: game } }) =>
    getPeriodStats({ memberId: await admitReader(caller, params.user), period, game }),
  ),
)
