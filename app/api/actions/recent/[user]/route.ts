import { listRecentActions } from '@/lib/arcade/actions/contract'
import { listActions } from '@/lib/arcade/actions/reads'
import { admitReader } from '@/lib/arcade/readers/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listRecentActions, async ({ caller, params, query }) =>
    listActions({ memberId: await admitReader(caller, params.user), ...query }),
  ),
)
