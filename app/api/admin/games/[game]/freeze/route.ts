import { freezeGame } from '@/lib/arcade/freezes/contract'
import * as service from '@/lib/arcade/freezes/service'
import { reply } from '@/lib/platform/http/answer'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(freezeGame, ({ caller, params, body, ifMatch, once }) =>
    once(async (tx) => {
      const order = { game: params.game, operatorId: caller.memberId, reason: body.reason, ifMatch }
      const game = await service.freezeGame(tx, order)
      return reply(200, game, game.version)
    }),
  ),
)
