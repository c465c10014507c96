import { transaction } from '@/lib/platform/db/client'
import { advance } from '@/lib/rewards/redemptions/service/advance'
import { redeem } from '@/lib/rewards/redemptions/service/redeem'

type Order = Parameters<typeof redeem>[1]

/** An instance that takes one order and sees it through, as the route does, until it is done or killed. */
process.once('message', async (order: Order) => {
  const { id } = await transaction((tx) => redeem(tx, order))
  await advance(id)
  process.send?.('over')
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
