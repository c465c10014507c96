import { pauseMember } from '@/lib/arcade/limits/contract'
import { pauseMember as beginBreak } from '@/lib/arcade/limits/service'
import { reply } from '@/lib/platform/http/answer'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(pauseMember, ({ params, body, once }) =>
    once(async (tx) => {
      const limits = await beginBreak(tx, params.id, body.term)
      return reply(200, limits, limits.version)
    }),
  ),
)
