import { verifyRound } from '@/lib/arcade/fairness/contract'
import { verifyClaim } from '@/lib/arcade/fairness/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(verifyRound, ({ body }) => verifyClaim(body)))
