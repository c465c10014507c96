import { env } from '@/lib/platform/env/env'
import { renderMetrics } from '@/lib/platform/metrics/metrics'
import { metrics } from '@/lib/platform/ops/contract'
import { requireBearer } from '@/lib/platform/ops/secret'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(metrics, async ({ request }) => {
    requireBearer(request, env.CRON_SECRET)
    return new Response(await renderMetrics(), { headers: { 'content-type': 'text/plain; version=0.0.4' } })
  }),
)
