import { listRounds as contract } from '@/lib/arcade/rounds/contract'
import { listRounds } from '@/lib/arcade/rounds/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(contract, ({ caller, query }) => listRounds({ memberId: caller.memberId, ...query })),
)
