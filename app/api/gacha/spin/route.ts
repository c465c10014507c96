import { spinGacha } from '@/lib/arcade/gacha/contract'
import { pullGacha } from '@/lib/arcade/gacha/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(spinGacha, ({ caller, body, once }) => pullGacha({ memberId: caller.memberId, ...body, once })),
)
