import { logOut } from '@/lib/identity/sessions/contract'
import { endSession } from '@/lib/identity/sessions/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(logOut, ({ caller }) => endSession(caller.memberId, caller.sessionId, 'LOGGED_OUT')),
)
