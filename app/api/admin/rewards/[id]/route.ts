import { reply } from '@/lib/platform/http/answer'
import { getReward, updateReward } from '@/lib/rewards/catalogue/contract'
import { getReward as readReward } from '@/lib/rewards/catalogue/reads'
import { updateReward as update } from '@/lib/rewards/catalogue/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getReward, async ({ params }) => {
    const reward = await readReward(params.id)
    return reply(200, reward, reward.version)
  }),
  route(updateReward, ({ params, body, ifMatch, once }) =>
    once(async (tx) => {
      const reward = await update(tx, { id: params.id, ifMatch, changes: body })
      return reply(200, reward, reward.version)
    }),
  ),
)
