import { logAction as contract } from '@/lib/arcade/actions/contract'
import { logAction } from '@/lib/arcade/actions/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(contract, ({ caller, body }) => logAction(caller.memberId, body.action, body.data)),
)
