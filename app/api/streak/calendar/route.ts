import { getStreakCalendar } from '@/lib/engagement/streaks/contract'
import { getCalendar } from '@/lib/engagement/streaks/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getStreakCalendar, ({ caller, query }) => getCalendar(caller.memberId, query.month)),
)
