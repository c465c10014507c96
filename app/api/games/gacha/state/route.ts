import { getGachaState } from '@/lib/arcade/gacha/contract'
import { getGachaState as read } from '@/lib/arcade/gacha/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(getGachaState, ({ caller }) => read(caller.memberId)))
