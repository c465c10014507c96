import { getMyDay } from '@/lib/predictions/picks/contract'
import { getMyDay as getDay } from '@/lib/predictions/picks/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getMyDay, ({ caller, query }) => getDay(caller.memberId, query.tradeDate)),
)
