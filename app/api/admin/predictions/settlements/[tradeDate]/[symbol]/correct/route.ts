import { correctSettlement } from '@/lib/predictions/settlements/contract'
import { correctAndFinish } from '@/lib/predictions/settlements/handlers'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(correctSettlement, ({ caller, params, body, once }) =>
    correctAndFinish(once, { ...params, ...body, operatorId: caller.memberId }),
  ),
)
