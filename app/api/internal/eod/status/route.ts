import { getEodStatus } from '@/lib/predictions/quotes/contract'
import { readForOperations } from '@/lib/predictions/quotes/handlers'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getEodStatus, ({ request, query }) => readForOperations(request, query)),
)
