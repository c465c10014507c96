import { logIn } from '@/lib/identity/logins/contract'
import { logIn as logInMember } from '@/lib/identity/logins/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(logIn, ({ body, device }) => logInMember({ ...body, device })),
)
