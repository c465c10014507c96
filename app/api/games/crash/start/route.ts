import { startCrash } from '@/lib/arcade/crash/contract'
import { startFlight } from '@/lib/arcade/crash/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(startCrash, ({ caller, body, once }) => once((tx) => startFlight(tx, { memberId: caller.memberId, ...body }))),
)
