import { excuseSession } from '@/lib/predictions/settlements/contract'
import { excuseAndFinish } from '@/lib/predictions/settlements/handlers'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(excuseSession, ({ caller, params, body, once }) =>
    excuseAndFinish(once, { ...params, ...body, operatorId: caller.memberId }),
  ),
)
