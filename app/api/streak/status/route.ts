import { getStreakStatus } from '@/lib/engagement/streaks/contract'
import { getStatus } from '@/lib/engagement/streaks/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getStreakStatus, ({ caller }) => getStatus(caller.memberId)),
)
