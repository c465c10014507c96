import { listMembers } from '@/lib/identity/directory/contract'
import { listMembers as searchMembers } from '@/lib/identity/directory/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(listMembers, ({ query }) => searchMembers(query)))
