import { claimStreak } from '@/lib/engagement/streaks/contract'
import { claimStreak as claim } from '@/lib/engagement/streaks/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(claimStreak, ({ caller, body, once }) => claim({ memberId: caller.memberId, kind: body.actionType, once })),
)
