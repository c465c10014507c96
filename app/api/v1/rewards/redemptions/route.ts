import { listMyRedemptions } from '@/lib/rewards/redemptions/contract'
import { listMyRedemptions as readMine } from '@/lib/rewards/redemptions/reads/redemptions'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listMyRedemptions, ({ caller, query }) => readMine(caller.memberId, query)),
)
