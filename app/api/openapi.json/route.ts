import { buildOpenApi } from '@/lib/platform/http/openapi'
import { openApi } from '@/lib/platform/ops/contract'
import { endpoints } from '@/lib/registry'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(openApi, () => ({ ...buildOpenApi(endpoints) })))
