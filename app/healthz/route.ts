import { now } from '@/lib/platform/clock/clock'
import { liveness } from '@/lib/platform/ops/contract'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(liveness, () => ({ status: 'ok' as const, at: now().toISOString() })),
)
