import { getRound as contract } from '@/lib/arcade/rounds/contract'
import { getRound } from '@/lib/arcade/rounds/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(contract, ({ caller, params }) => getRound(caller.memberId, params.id)),
)
