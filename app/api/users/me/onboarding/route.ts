import { getOnboarding, updateOnboarding } from '@/lib/identity/members/contract'
import { getMember } from '@/lib/identity/members/reads'
import { updateOnboarding as keepPlace } from '@/lib/identity/members/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getOnboarding, async ({ caller }) => (await getMember(caller.memberId)).onboarding),
  route(updateOnboarding, ({ caller, body }) => keepPlace(caller.memberId, body)),
)
