import { getRpsOdds as contract } from '@/lib/arcade/paytables/contract'
import { getRpsOdds } from '@/lib/arcade/paytables/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(contract, ({ query }) => getRpsOdds(query.version)))
