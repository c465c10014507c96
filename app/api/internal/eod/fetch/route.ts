import { fetchEod } from '@/lib/predictions/quotes/contract'
import { fetchForOperations } from '@/lib/predictions/quotes/handlers'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(fetchEod, ({ request, body }) => fetchForOperations(request, body)),
)
