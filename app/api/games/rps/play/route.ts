import { playRps as playRpsContract } from '@/lib/arcade/rps/contract'
import { playRps } from '@/lib/arcade/rps/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(playRpsContract, ({ caller, body, once }) => playRps({ memberId: caller.memberId, ...body, once })),
)
