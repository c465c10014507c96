import { getEodReport, triggerEod } from '@/lib/predictions/quotes/contract'
import { readEodReport } from '@/lib/predictions/quotes/eod/reads'
import { fetchForOperator } from '@/lib/predictions/quotes/handlers'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getEodReport, ({ query }) => readEodReport(query)),
  route(triggerEod, ({ once, body }) => fetchForOperator(once, body)),
)
