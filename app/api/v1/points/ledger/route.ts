import { listPointsLedger } from '@/lib/ledger/contract'
import { listHistory } from '@/lib/ledger/history/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listPointsLedger, ({ caller, query }) => listHistory({ memberId: caller.memberId, asset: 'POINT', ...query })),
)
