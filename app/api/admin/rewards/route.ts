import { reply } from '@/lib/platform/http/answer'
import { createReward, listRewards } from '@/lib/rewards/catalogue/contract'
import { listRewards as readRewards } from '@/lib/rewards/catalogue/reads'
import { createReward as create } from '@/lib/rewards/catalogue/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listRewards, ({ query }) => readRewards(query)),
  route(createReward, ({ body, once }) =>
    once(async (tx) => {
      const reward = await create(tx, body)
      return reply(201, reward, reward.version)
    }),
  ),
)
