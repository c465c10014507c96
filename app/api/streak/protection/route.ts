import { setStreakProtection } from '@/lib/engagement/streaks/contract'
import { setProtection } from '@/lib/engagement/streaks/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(setStreakProtection, ({ caller, body }) => setProtection(caller.memberId, body.isOn)),
)
