import { cancelPick, changePick, createPick } from '@/lib/predictions/picks/contract'
import { cancelPick as cancel, changePick as change, createPick as create } from '@/lib/predictions/picks/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(createPick, ({ caller: { memberId }, params, body, once }) => create({ memberId, ...params, ...body, once })),
  route(changePick, ({ caller: { memberId }, params, body, once }) => change({ memberId, ...params, ...body, once })),
  route(cancelPick, ({ caller: { memberId }, params, query, once }) => cancel({ memberId, ...params, ...query, once })),
)
