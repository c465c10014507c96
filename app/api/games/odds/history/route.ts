import { listOddsHistory as contract } from '@/lib/arcade/paytables/contract'
import { listOddsHistory } from '@/lib/arcade/paytables/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(contract, ({ query }) => listOddsHistory(query)))
