import { getMe, updateMe } from '@/lib/identity/members/contract'
import { getMember } from '@/lib/identity/members/reads'
import { renameMember } from '@/lib/identity/members/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getMe, ({ caller }) => getMember(caller.memberId)),
  route(updateMe, ({ caller, body }) => renameMember(caller.memberId, body.nickname)),
)
