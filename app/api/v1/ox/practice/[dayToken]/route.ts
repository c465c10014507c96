import { answerPracticeDay as contract } from '@/lib/predictions/practice/contract'
import { answerPracticeDay } from '@/lib/predictions/practice/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(contract, ({ caller, params, body }) => answerPracticeDay(caller.memberId, params.dayToken, body.side)),
)
