import { listMemberHistory } from '@/lib/ledger/contract'
import { listWalletHistory } from '@/lib/ledger/history/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listMemberHistory, ({ params, query }) => listWalletHistory({ memberId: params.id, ...query })),
)
