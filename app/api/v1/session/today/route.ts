import { getTodaySession } from '@/lib/predictions/sessions/contract'
import { showToday } from '@/lib/predictions/sessions/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(route(getTodaySession, () => showToday()))
