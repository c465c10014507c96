import { logOut } from '@/lib/identity/sessions/contract'
import { logOutOf } from '@/lib/identity/sessions/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(logOut, ({ caller }) => logOutOf(caller.memberId, caller.sessionId)),
)
