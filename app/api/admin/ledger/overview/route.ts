import { getLedgerOverview } from '@/lib/ledger/books/contract'
import { getOverview } from '@/lib/ledger/books/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(getLedgerOverview, () => getOverview()))
