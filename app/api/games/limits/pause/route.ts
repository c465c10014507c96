import { pausePlay } from '@/lib/arcade/limits/contract'
import { pausePlay as takeBreak } from '@/lib/arcade/limits/service'
import { reply } from '@/lib/platform/http/answer'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(pausePlay, ({ caller, body, once }) =>
    once(async (tx) => {
      const limits = await takeBreak(tx, caller.memberId, body.term)
      return reply(200, limits, limits.version)
    }),
  ),
)
