import { updateInviteCode } from '@/lib/identity/invites/contract'
import { updateInviteCode as switchCode } from '@/lib/identity/invites/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(updateInviteCode, ({ params, body, once }) => once((tx) => switchCode(tx, params.id, body.status))),
)
