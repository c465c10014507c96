import { completeSandboxAd } from '@/lib/predictions/ads/contract'
import { completeSandboxAd as complete } from '@/lib/predictions/ads/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(completeSandboxAd, ({ caller, body, once }) => complete({ memberId: caller.memberId, ...body, once })),
)
