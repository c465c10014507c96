import { listGames } from '@/lib/arcade/freezes/contract'
import * as reads from '@/lib/arcade/freezes/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listGames, async () => ({ games: await reads.listGames() })),
)
