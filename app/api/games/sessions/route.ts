import { listGameSessions as contract } from '@/lib/arcade/sessions/contract'
import { listGameSessions } from '@/lib/arcade/sessions/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(contract, ({ caller, query }) => listGameSessions({ memberId: caller.memberId, ...query })),
)
