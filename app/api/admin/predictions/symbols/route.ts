import { listStocks, upsertStock } from '@/lib/predictions/universe/contract'
import { listStocks as listAll } from '@/lib/predictions/universe/reads'
import { upsertStock as upsert } from '@/lib/predictions/universe/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listStocks, async () => ({ symbols: await listAll() })),
  route(upsertStock, ({ body, once }) => once((tx) => upsert(tx, body))),
)
