import { listAllRounds } from '@/lib/arcade/inspection/contract'
import * as reads from '@/lib/arcade/inspection/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(listAllRounds, ({ query }) => reads.listAllRounds(query)))
