import { tickStreak } from '@/lib/engagement/streaks/contract'
import { tickStreak as tick } from '@/lib/engagement/streaks/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(tickStreak, ({ caller }) => tick(caller.memberId)))
