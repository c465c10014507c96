import { claimAchievement as contract } from '@/lib/arcade/achievements/contract'
import { claimAchievement } from '@/lib/arcade/achievements/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(contract, ({ caller, params, once }) =>
    once((tx) => claimAchievement(tx, { memberId: caller.memberId, id: params.id })),
  ),
)
