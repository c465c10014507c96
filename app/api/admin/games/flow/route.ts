import { getGoldFlow } from '@/lib/arcade/flow/contract'
import * as reads from '@/lib/arcade/flow/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(getGoldFlow, ({ query }) => reads.getGoldFlow(query)))
