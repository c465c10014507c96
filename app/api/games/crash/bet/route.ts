import { betCrash } from '@/lib/arcade/crash/contract'
import { betOnCrash } from '@/lib/arcade/crash/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(betCrash, ({ caller, body, once }) => betOnCrash({ memberId: caller.memberId, ...body, once })),
)
