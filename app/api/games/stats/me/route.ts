import { getMyStats } from '@/lib/arcade/stats/contract'
import { getStats } from '@/lib/arcade/stats/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(getMyStats, ({ caller }) => getStats(caller.memberId)))
