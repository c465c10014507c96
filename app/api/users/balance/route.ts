import { getBalance } from '@/lib/ledger/contract'
import { getMyBalance } from '@/lib/ledger/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getBalance, ({ caller }) => getMyBalance(caller.memberId)),
)
