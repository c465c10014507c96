import { getSettlementReceipt } from '@/lib/predictions/settlements/contract'
import { getReceipt } from '@/lib/predictions/settlements/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getSettlementReceipt, ({ caller, params }) => getReceipt(caller.memberId, params)),
)
