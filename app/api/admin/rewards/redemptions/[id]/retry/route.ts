import { retryRedemption } from '@/lib/rewards/redemptions/contract'
import { startAdvancing } from '@/lib/rewards/redemptions/service/advance'
import { hasten } from '@/lib/rewards/redemptions/service/redeem'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(retryRedemption, async ({ params, once }) => {
    const record = await once((tx) => hasten(tx, params.id))
    startAdvancing(record.id)
    return record
  }),
)
