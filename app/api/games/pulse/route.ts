import { getPulse as contract } from '@/lib/arcade/pulse/contract'
import { getPulse } from '@/lib/arcade/pulse/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(contract, () => getPulse()))
