import { listRedemptions } from '@/lib/rewards/redemptions/contract'
import { listRedemptions as readRedemptions } from '@/lib/rewards/redemptions/reads/redemptions'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(listRedemptions, ({ query }) => readRedemptions(query)))
