import { createInviteCodes, listInviteCodes } from '@/lib/identity/invites/contract'
import { listInviteCodes as listCodes } from '@/lib/identity/invites/reads'
import { createInviteCodes as createCodes } from '@/lib/identity/invites/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listInviteCodes, ({ query }) => listCodes(query)),
  route(createInviteCodes, ({ caller, body, once }) =>
    once((tx) => createCodes(tx, { ...body, createdBy: caller.memberId })),
  ),
)
