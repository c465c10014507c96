import { declareClosure as declare } from '@/lib/predictions/sessions/closures/service'
import { declareClosure, listClosures } from '@/lib/predictions/sessions/contract'
import { listClosures as listAll } from '@/lib/predictions/sessions/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listClosures, ({ query }) => listAll(query)),
  route(declareClosure, ({ caller, body, once }) => once((tx) => declare(tx, { ...body, actor: caller.memberId }))),
)
