import { joinLeague as contract } from '@/lib/predictions/leagues/contract'
import { joinLeague } from '@/lib/predictions/leagues/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(contract, ({ caller, once }) => joinLeague({ memberId: caller.memberId, once })),
)
