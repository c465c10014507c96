import { getPointsBalance } from '@/lib/ledger/contract'
import { getAssetBalance } from '@/lib/ledger/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getPointsBalance, ({ caller }) => getAssetBalance(caller.memberId, 'POINT')),
)
