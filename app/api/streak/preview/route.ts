import { getStreakPreview } from '@/lib/engagement/streaks/contract'
import { getPreview } from '@/lib/engagement/streaks/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getStreakPreview, ({ caller }) => getPreview(caller.memberId)),
)
