import { revokeSession } from '@/lib/identity/sessions/contract'
import { endSession } from '@/lib/identity/sessions/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(revokeSession, ({ caller, params }) => endSession(caller.memberId, params.id)),
)
