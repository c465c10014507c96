import { getProfile } from '@/lib/identity/members/contract'
import { getProfile as getProfileFor } from '@/lib/identity/members/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getProfile, ({ caller, params }) => getProfileFor(params.id, caller.memberId)),
)
