import { getGameRecord } from '@/lib/arcade/freezes/contract'
import { getGameDetail } from '@/lib/arcade/freezes/reads'
import { reply } from '@/lib/platform/http/answer'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getGameRecord, async ({ params }) => {
    const game = await getGameDetail(params.game)
    return reply(200, game, game.version)
  }),
)
