import { getTodayUniverse } from '@/lib/predictions/universe/contract'
import { showUniverse } from '@/lib/predictions/universe/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(getTodayUniverse, () => showUniverse()))
