import { listTransfers as contract } from '@/lib/ledger/books/contract'
import { listTransfers } from '@/lib/ledger/books/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(contract, ({ query }) => listTransfers(query)))
