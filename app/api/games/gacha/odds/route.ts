import { getGachaOdds } from '@/lib/arcade/gacha/contract'
import { getGachaOdds as read } from '@/lib/arcade/gacha/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(getGachaOdds, ({ query }) => read(query.version)))
