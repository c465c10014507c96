import { exchangeShards, listExchange } from '@/lib/arcade/gacha/contract'
import { listExchange as read } from '@/lib/arcade/gacha/reads'
import { exchangeShards as exchange } from '@/lib/arcade/gacha/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listExchange, ({ caller }) => read(caller.memberId)),
  route(exchangeShards, ({ caller, body, once }) => once((tx) => exchange(tx, { memberId: caller.memberId, ...body }))),
)
