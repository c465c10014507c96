import { withdrawOutage } from '@/lib/engagement/outages/contract'
import { withdrawOutage as withdraw } from '@/lib/engagement/outages/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(withdrawOutage, ({ caller, params, body, once }) =>
    once((tx) => withdraw(tx, { id: params.id, reason: body.reason, actor: caller.memberId })),
  ),
)
