import { cashOutCrash } from '@/lib/arcade/crash/contract'
import { cashOut } from '@/lib/arcade/crash/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(cashOutCrash, ({ caller, body, once }) => cashOut({ memberId: caller.memberId, ...body, once })),
)
