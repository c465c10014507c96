import { runSettlement } from '@/lib/predictions/settlements/contract'
import { runSettlement as run } from '@/lib/predictions/settlements/handlers'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(runSettlement, ({ request, body }) => run(request, body.tradeDate)),
)
