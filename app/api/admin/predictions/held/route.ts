import { listHeldCases } from '@/lib/predictions/settlements/contract'
import { listHeld } from '@/lib/predictions/settlements/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(listHeldCases, () => listHeld()))
