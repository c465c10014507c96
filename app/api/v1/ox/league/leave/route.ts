import { leaveLeague as contract } from '@/lib/predictions/leagues/contract'
import { leaveLeague } from '@/lib/predictions/leagues/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(contract, ({ caller, once }) => leaveLeague({ memberId: caller.memberId, once })),
)
