import { refresh } from '@/lib/identity/rotation/contract'
import { refreshTokens } from '@/lib/identity/rotation/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(refresh, async ({ body }) => ({ tokens: await refreshTokens(body.refreshToken) })),
)
