import { getMemberLimits, lowerMemberLimits } from '@/lib/arcade/limits/contract'
import { getMemberLimits as readLimits } from '@/lib/arcade/limits/reads'
import { lowerLimits } from '@/lib/arcade/limits/service'
import { reply } from '@/lib/platform/http/answer'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getMemberLimits, async ({ params }) => {
    const limits = await readLimits(params.id)
    return reply(200, limits, limits.version)
  }),
  route(lowerMemberLimits, ({ params, body, ifMatch, once }) =>
    once(async (tx) => {
      const limits = await lowerLimits(tx, { memberId: params.id, ifMatch, changes: body.limits })
      return reply(200, limits, limits.version)
    }),
  ),
)
