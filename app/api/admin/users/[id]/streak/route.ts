import { correctStreak, getMemberStreak } from '@/lib/engagement/corrections/contract'
import { getMemberStreak as getStreak } from '@/lib/engagement/corrections/reads'
import { correctStreak as correct } from '@/lib/engagement/corrections/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getMemberStreak, ({ params }) => getStreak(params.id)),
  route(correctStreak, ({ caller, params, body, once }) =>
    once((tx) => correct(tx, { ...body, memberId: params.id, actor: caller.memberId })),
  ),
)
