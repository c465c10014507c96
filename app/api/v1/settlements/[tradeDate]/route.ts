import { getSettlementDay } from '@/lib/predictions/settlements/contract'
import { getDay } from '@/lib/predictions/settlements/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getSettlementDay, ({ caller, params }) => getDay(caller.memberId, params.tradeDate)),
)
