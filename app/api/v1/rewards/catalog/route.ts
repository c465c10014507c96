import { listCatalog } from '@/lib/rewards/catalogue/contract'
import { listCatalog as readCatalog } from '@/lib/rewards/catalogue/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(listCatalog, () => readCatalog()))
