import { spin } from '@/lib/arcade/slot/contract'
import { spinSlot } from '@/lib/arcade/slot/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(spin, ({ caller, body, once }) => spinSlot({ memberId: caller.memberId, bet: body.bet, once })),
)
