import { getOddsMonitor } from '@/lib/arcade/monitor/contract'
import { listWatches } from '@/lib/arcade/monitor/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getOddsMonitor, async () => ({ games: await listWatches() })),
)
