import { flipToPredict } from '@/lib/predictions/sessions/contract'
import { flipToPredict as flip } from '@/lib/predictions/sessions/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(flipToPredict, ({ request }) => flip(request)))
