import { getRoundRecord } from '@/lib/arcade/inspection/contract'
import * as reads from '@/lib/arcade/inspection/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getRoundRecord, ({ params }) => reads.getRoundRecord(params.id)),
)
