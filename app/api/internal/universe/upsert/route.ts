import { upsertUniverse } from '@/lib/predictions/universe/contract'
import { upsertUniverse as upsert } from '@/lib/predictions/universe/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(upsertUniverse, ({ request, body }) => upsert(request, body.symbols)),
)
