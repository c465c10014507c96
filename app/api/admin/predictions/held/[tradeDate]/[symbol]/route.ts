import { decideHeldCase } from '@/lib/predictions/settlements/contract'
import { decideAndFinish } from '@/lib/predictions/settlements/handlers'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(decideHeldCase, ({ caller, params, body, once }) =>
    decideAndFinish(once, { ...params, ...body, operatorId: caller.memberId }),
  ),
)
