import { verifyRecordedRound } from '@/lib/arcade/inspection/contract'
import * as reads from '@/lib/arcade/inspection/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(verifyRecordedRound, ({ params }) => reads.verifyRecordedRound(params.id)),
)
