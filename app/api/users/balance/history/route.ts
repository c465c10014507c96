import { listBalanceHistory } from '@/lib/ledger/contract'
import { listHistory } from '@/lib/ledger/history/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listBalanceHistory, ({ caller, query }) => listHistory({ memberId: caller.memberId, ...query })),
)
