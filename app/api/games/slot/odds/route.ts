import { getSlotOdds as contract } from '@/lib/arcade/paytables/contract'
import { getSlotOdds } from '@/lib/arcade/paytables/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(contract, ({ query }) => getSlotOdds(query.version)))
