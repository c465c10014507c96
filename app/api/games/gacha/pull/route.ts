import { pullGacha } from '@/lib/arcade/gacha/contract'
import { pullGacha as pull } from '@/lib/arcade/gacha/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(pullGacha, ({ caller, body, once }) => pull({ memberId: caller.memberId, ...body, once })),
)
