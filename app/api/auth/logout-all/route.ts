import { logOutEverywhere } from '@/lib/identity/sessions/contract'
import { logOutEverywhere as endEverySession } from '@/lib/identity/sessions/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(logOutEverywhere, ({ caller }) => endEverySession(caller.memberId)),
)
