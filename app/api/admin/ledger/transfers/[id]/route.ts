import { getTransfer as contract } from '@/lib/ledger/books/contract'
import { getTransfer } from '@/lib/ledger/books/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(contract, ({ params }) => getTransfer(params.id)))
