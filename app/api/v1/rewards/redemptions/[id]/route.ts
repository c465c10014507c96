import { getMyRedemption } from '@/lib/rewards/redemptions/contract'
import { getMyRedemption as readMine } from '@/lib/rewards/redemptions/reads/redemptions'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getMyRedemption, ({ caller, params }) => readMine(caller.memberId, params.id)),
)
