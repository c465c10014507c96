import { listAchievements as contract } from '@/lib/arcade/achievements/contract'
import { listAchievements } from '@/lib/arcade/achievements/reads'
import { admitReader } from '@/lib/arcade/readers/reads'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(contract, async ({ caller, params }) => listAchievements(await admitReader(caller, params.id))),
)
