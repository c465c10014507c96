import { getOxStreak } from '@/lib/predictions/streaks/contract'
import { getStreak } from '@/lib/predictions/streaks/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(getOxStreak, ({ caller }) => getStreak(caller.memberId)))
