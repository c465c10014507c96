import { getRedemption } from '@/lib/rewards/redemptions/contract'
import { getRedemption as readRedemption } from '@/lib/rewards/redemptions/reads/redemptions'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(getRedemption, ({ params }) => readRedemption(params.id)))
