import { getLimits, updateLimits } from '@/lib/arcade/limits/contract'
import { getLimits as readLimits } from '@/lib/arcade/limits/reads'
import { changeLimits } from '@/lib/arcade/limits/service'
import { reply } from '@/lib/platform/http/answer'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getLimits, async ({ caller }) => {
    const limits = await readLimits(caller.memberId)
    return reply(200, limits, limits.version)
  }),
  route(updateLimits, async ({ caller, body, ifMatch }) => {
    const limits = await changeLimits({ memberId: caller.memberId, ifMatch, changes: body })
    return reply(200, limits, limits.version)
  }),
)
