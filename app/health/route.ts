import { reply } from '@/lib/platform/http/answer'
import { health } from '@/lib/platform/ops/contract'
import { readHealth } from '@/lib/platform/ops/health'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(health, async () => {
    const state = await readHealth()
    return reply(state.status === 'ok' ? 200 : 503, state)
  }),
)
