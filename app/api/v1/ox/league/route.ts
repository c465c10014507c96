import { getLeague as contract } from '@/lib/predictions/leagues/contract'
import { getLeague } from '@/lib/predictions/leagues/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(contract, ({ caller, query }) => getLeague({ memberId: caller.memberId, ...query })),
)
