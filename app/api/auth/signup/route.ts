import { signUp } from '@/lib/identity/members/contract'
import { signUp as signUpMember } from '@/lib/identity/members/service'
import { grantWelcome } from '@/lib/ledger/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(signUp, ({ body, device }) => signUpMember({ ...body, device, welcome: grantWelcome })),
)
