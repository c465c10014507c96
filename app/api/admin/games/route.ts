import { listGameRecords } from '@/lib/arcade/freezes/contract'
import * as reads from '@/lib/arcade/freezes/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listGameRecords, async () => ({ games: await reads.listGameRecords() })),
)
