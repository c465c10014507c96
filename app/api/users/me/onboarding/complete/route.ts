import { completeOnboarding } from '@/lib/identity/members/contract'
import { completeOnboarding as complete } from '@/lib/identity/members/service'
import { grantFirstReward } from '@/lib/ledger/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(completeOnboarding, ({ caller, once }) => once((tx) => complete(tx, caller.memberId, grantFirstReward))),
)
