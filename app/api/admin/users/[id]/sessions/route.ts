import { listMemberSessions } from '@/lib/identity/directory/contract'
import { listMemberSessions as listTheirs } from '@/lib/identity/directory/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(listMemberSessions, ({ params, query }) => listTheirs({ memberId: params.id, ...query })),
)
