import { listMarketSessions, makeMarketSessions } from '@/lib/predictions/sessions/contract'
import { listSessionRecords } from '@/lib/predictions/sessions/reads'
import { makeSessions } from '@/lib/predictions/sessions/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listMarketSessions, ({ query }) => listSessionRecords(query)),
  route(makeMarketSessions, ({ once }) => once(async (tx) => ({ made: await makeSessions(tx) }))),
)
