import { listPaytables as listContract, publishPaytable as publishContract } from '@/lib/arcade/paytables/contract'
import { listPaytables } from '@/lib/arcade/paytables/reads'
import { publishPaytable } from '@/lib/arcade/paytables/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listContract, ({ query }) => listPaytables(query)),
  route(publishContract, ({ caller, body, once }) =>
    once((tx) => publishPaytable(tx, { ...body, publishedBy: caller.memberId })),
  ),
)
