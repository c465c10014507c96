import { getAdStatus } from '@/lib/predictions/ads/contract'
import { getAdStatus as getStatus } from '@/lib/predictions/ads/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(getAdStatus, ({ caller }) => getStatus(caller.memberId)))
