import { startSettlement } from '@/lib/predictions/settlements/contract'
import { startSettlement as start } from '@/lib/predictions/settlements/handlers'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(startSettlement, ({ body, once }) => start(once, body.tradeDate)),
)
