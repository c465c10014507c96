import { startGameSession as contract } from '@/lib/arcade/sessions/contract'
import { startSession } from '@/lib/arcade/sessions/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(contract, ({ caller }) => startSession(caller.memberId)))
