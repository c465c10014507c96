import { getMemberBalance } from '@/lib/ledger/contract'
import { getWallet } from '@/lib/ledger/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(getMemberBalance, ({ params }) => getWallet(params.id)))
