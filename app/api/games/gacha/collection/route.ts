import { getGachaCollection } from '@/lib/arcade/gacha/contract'
import { getGachaCollection as read } from '@/lib/arcade/gacha/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getGachaCollection, ({ caller }) => read(caller.memberId)),
)
