import { checkInvite } from '@/lib/identity/invites/contract'
import { checkInvite as checkCode } from '@/lib/identity/invites/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(checkInvite, ({ params }) => checkCode(params.code)))
