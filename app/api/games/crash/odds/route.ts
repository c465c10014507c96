import { getCrashOdds as contract } from '@/lib/arcade/paytables/contract'
import { getCrashOdds } from '@/lib/arcade/paytables/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(contract, ({ query }) => getCrashOdds(query.version)))
