import { admitReader } from '@/lib/arcade/readers/reads'
import { getCurrentGameSession } from '@/lib/arcade/sessions/contract'
import { findOpenSession } from '@/lib/arcade/sessions/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(getCurrentGameSession, async ({ caller, params }) => ({
    session: await findOpenSession(await admitReader(caller, params.user)),
  })),
)
