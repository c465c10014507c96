import { acknowledgePlayNotice } from '@/lib/arcade/limits/contract'
import { acknowledgeNotice } from '@/lib/arcade/limits/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(acknowledgePlayNotice, ({ caller }) => acknowledgeNotice(caller.memberId)),
)
