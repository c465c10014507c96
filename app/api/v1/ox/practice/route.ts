import { getPracticeDay as contract } from '@/lib/predictions/practice/contract'
import { drawPracticeDay } from '@/lib/predictions/practice/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(contract, ({ caller }) => drawPracticeDay(caller.memberId)),
)
