import { rotateSeed as contract } from '@/lib/arcade/fairness/contract'
import { rotateSeed } from '@/lib/arcade/fairness/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(contract, ({ caller, body, once }) =>
    once((tx) => rotateSeed(tx, { memberId: caller.memberId, clientSeed: body.clientSeed })),
  ),
)
