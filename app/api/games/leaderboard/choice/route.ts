import { chooseBoard as contract } from '@/lib/arcade/leaderboards/contract'
import { chooseBoard } from '@/lib/arcade/leaderboards/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(contract, ({ caller, body }) => chooseBoard(caller.memberId, body.isOnBoard)),
)
