import { listPicks } from '@/lib/predictions/picks/contract'
import { listPicks as list } from '@/lib/predictions/picks/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listPicks, ({ caller, query }) => list({ memberId: caller.memberId, ...query })),
)
