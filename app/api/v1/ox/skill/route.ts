import { getSkill as contract } from '@/lib/predictions/skill/contract'
import { getSkill } from '@/lib/predictions/skill/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(contract, ({ caller }) => getSkill(caller.memberId)))
