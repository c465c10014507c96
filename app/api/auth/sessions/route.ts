import { listSessions } from '@/lib/identity/sessions/contract'
import { listSessions as listMine } from '@/lib/identity/sessions/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listSessions, ({ caller, query }) =>
    listMine({ memberId: caller.memberId, currentId: caller.sessionId, ...query }),
  ),
)
