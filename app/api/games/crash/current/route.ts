import { getCurrentCrash } from '@/lib/arcade/crash/contract'
import { askCurrent } from '@/lib/arcade/crash/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getCurrentCrash, ({ caller, query, request }) =>
    askCurrent({ memberId: caller.memberId, waitMs: query.waitMs, signal: request.signal }),
  ),
)
