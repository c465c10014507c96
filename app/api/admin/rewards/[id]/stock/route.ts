import { reply } from '@/lib/platform/http/answer'
import { changeStock } from '@/lib/rewards/catalogue/contract'
import { changeStock as change } from '@/lib/rewards/catalogue/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(changeStock, ({ caller, params, body, ifMatch, once }) =>
    once(async (tx) => {
      const reward = await change(tx, { id: params.id, ifMatch, actor: caller.memberId, ...body })
      return reply(200, reward, reward.version)
    }),
  ),
)
