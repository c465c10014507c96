import { getMember, updateMember } from '@/lib/identity/directory/contract'
import { getMemberRecord } from '@/lib/identity/directory/reads'
import { changeMember } from '@/lib/identity/directory/service'
import { reply } from '@/lib/platform/http/answer'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getMember, async ({ params }) => {
    const member = await getMemberRecord(params.id)
    return reply(200, member, member.version)
  }),
  route(updateMember, ({ caller, params, body, ifMatch, once }) =>
    once(async (tx) => {
      const member = await changeMember(tx, { id: params.id, operatorId: caller.memberId, ifMatch, changes: body })
      return reply(200, member, member.version)
    }),
  ),
)
