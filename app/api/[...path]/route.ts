import { unknownRoutes } from '@/lib/platform/http/route'

export const { GET, POST, PUT, PATCH, DELETE } = unknownRoutes()
