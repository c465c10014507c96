import { getJwks } from '@/lib/identity/tokens/contract'
import { listPublicKeys } from '@/lib/identity/tokens/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(getJwks, () => listPublicKeys()))
