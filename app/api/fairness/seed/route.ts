import { getSeed } from '@/lib/arcade/fairness/contract'
import { getSeedPair } from '@/lib/arcade/fairness/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(getSeed, ({ caller }) => getSeedPair(caller.memberId)))
