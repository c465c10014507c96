import { declareOutage, listOutages } from '@/lib/engagement/outages/contract'
import { listOutages as listAll } from '@/lib/engagement/outages/reads'
import { declareOutage as declare } from '@/lib/engagement/outages/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listOutages, ({ query }) => listAll(query)),
  route(declareOutage, ({ caller, body, once }) => once((tx) => declare(tx, { ...body, actor: caller.memberId }))),
)
