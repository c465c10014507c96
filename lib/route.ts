import 'server-only'
import { admit, identify } from '@/lib/identity/sessions/service'
import { createRoute, routes as joinRoutes } from '@/lib/platform/http/route'

/** The route kit as the product's routes use it: callers are found by identity. */
export const route = createRoute({ identify, admit })
export const routes = joinRoutes
