import { intendAd } from '@/lib/predictions/ads/contract'
import { intendAd as intend } from '@/lib/predictions/ads/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(intendAd, ({ caller, once }) => intend(caller.memberId, once)),
)
