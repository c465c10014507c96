import { exportRounds as exportRoundsContract } from '@/lib/arcade/rounds/contract'
import { exportRounds } from '@/lib/arcade/rounds/reads'
import { route, routes } from '@/lib/route'

const HEADERS = {
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': 'attachment; filename="moa-rounds.csv"',
}

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(
    exportRoundsContract,
    async ({ caller, query }) =>
      new Response(await exportRounds({ memberId: caller.memberId, ...query }), { headers: HEADERS }),
  ),
)
