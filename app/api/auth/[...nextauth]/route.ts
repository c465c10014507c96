import { readCookie, writeCookie } from '@/lib/identity/browser/constants'
import { keepCookie } from '@/lib/identity/browser/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(readCookie, ({ request, params }) => keepCookie(request, params.nextauth)),
  route(writeCookie, ({ request, params }) => keepCookie(request, params.nextauth)),
)
