import { getSettings, updateSettings } from '@/lib/identity/members/contract'
import { getMember } from '@/lib/identity/members/reads'
import { updateSettings as changeSettings } from '@/lib/identity/members/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getSettings, async ({ caller }) => (await getMember(caller.memberId)).settings),
  route(updateSettings, ({ caller, body }) => changeSettings(caller.memberId, body)),
)
