import { cutOff } from '@/lib/predictions/sessions/contract'
import { cutOff as lock } from '@/lib/predictions/sessions/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(cutOff, ({ request }) => lock(request)))
