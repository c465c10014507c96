import { getPlayNotice } from '@/lib/arcade/limits/contract'
import { getPlayNotice as readNotice } from '@/lib/arcade/limits/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getPlayNotice, ({ caller }) => readNotice(caller.memberId)),
)
