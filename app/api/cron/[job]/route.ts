import { runCron, runCronByGet } from '@/lib/platform/ops/contract'
import { runJobByName } from '@/lib/platform/ops/cron'
import { jobs } from '@/lib/registry'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(runCron, ({ request, params, query }) => runJobByName(jobs, request, params.job, query.slot)),
  route(runCronByGet, ({ request, params, query }) => runJobByName(jobs, request, params.job, query.slot)),
)
