import { getFairRound as contract } from '@/lib/arcade/fairness/contract'
import { getFairRound } from '@/lib/arcade/fairness/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(contract, ({ caller, params }) => getFairRound(caller.memberId, params.id)),
)
