import { redeemReward } from '@/lib/rewards/redemptions/contract'
import { startAdvancing } from '@/lib/rewards/redemptions/service/advance'
import { redeem } from '@/lib/rewards/redemptions/service/redeem'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(redeemReward, async ({ caller, body, once }) => {
    const answer = await once(async (tx) => ({ redemption: await redeem(tx, { memberId: caller.memberId, ...body }) }))
    startAdvancing(answer.redemption.id)
    return answer
  }),
)
