import { getRewardsCheck } from '@/lib/rewards/redemptions/contract'
import { checkRewards } from '@/lib/rewards/redemptions/reads/check'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(getRewardsCheck, () => checkRewards()))
